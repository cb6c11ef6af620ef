import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { notInStandin } from './missing.ts';

/** Who the program is and where its things lie: set at start, changed by the program before `ready`. */
export const program = { name: 'Electron', version: '', appPath: '', desktopName: '' };

const set = new Map<string, string>();

export function setPath(name: string, path: string): void {
  if (!path.startsWith('/')) throw new Error('Path must be absolute');
  set.set(name, path);
}

/** Linux, as Electron's documentation says (app.getPath). */
export function getPath(name: string): string {
  const own = set.get(name);
  if (own !== undefined) return own;
  switch (name) {
    case 'home':
      return homedir();
    case 'appData':
      return process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
    case 'userData':
      return join(getPath('appData'), program.name);
    case 'sessionData':
      return getPath('userData');
    case 'temp':
      return tmpdir();
    case 'exe':
      return process.execPath;
    case 'logs':
      return join(getPath('userData'), 'logs');
    default:
      throw notInStandin(`app.getPath('${name}')`);
  }
}
