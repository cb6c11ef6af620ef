import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

const ASK = ['call', '--session', '--timeout', '2'].concat(
  ['--dest', 'org.freedesktop.DBus', '--object-path', '/org/freedesktop/DBus'],
  ['--method', 'org.freedesktop.DBus.NameHasOwner', 'org.kde.StatusNotifierWatcher'],
);

/**
 * Whether the desktop has a place for tray icons. Windows and macOS always have; on Linux the desktop's own name on
 * the session bus tells (freedesktop.org, StatusNotifierItem), for Electron would show nothing and not say so. Where
 * the bus can't be asked, the icon is worth a try.
 */
export const hasTrayPlace = async (platform: NodeJS.Platform = process.platform): Promise<boolean> => {
  if (platform !== 'linux') return true;
  try {
    return (await run('gdbus', ASK)).stdout.includes('true');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
};
