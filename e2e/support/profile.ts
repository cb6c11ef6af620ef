import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A home of its own for one program: nothing it registers or keeps touches the real one. */
export type Profile = {
  home: string;
  userData: string;
  env: Record<string, string>;
  writeSettings(settings: object): Promise<void>;
  remove(): Promise<void>;
};

/** Folders and environment for a program that must leave no trace; `remove` deletes them all. */
export async function makeProfile(): Promise<Profile> {
  const home = await mkdtemp(join(tmpdir(), 'beckon-e2e-'));
  const folder = async (name: string) => {
    const path = join(home, name);
    await mkdir(path, { recursive: true });
    return path;
  };
  const userData = await folder('profile');
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] != null,
  );
  const env = {
    ...Object.fromEntries(inherited),
    HOME: home,
    XDG_DATA_HOME: await folder('data'),
    XDG_CONFIG_HOME: await folder('config'),
    XDG_CACHE_HOME: await folder('cache'),
    BECKON_USER_DATA: userData,
    // A Chromium that is killed leaves its folder there. Elsewhere than on Linux the path of its socket would be too long.
    ...(process.platform === 'linux' && { TMPDIR: await folder('tmp') }),
  };
  return {
    home,
    userData,
    env,
    writeSettings: (settings) => writeFile(join(userData, 'settings.json'), JSON.stringify(settings)),
    remove: () => rm(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}
