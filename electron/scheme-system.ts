import { dirname, join, resolve } from 'node:path';
import { app } from 'electron';
import { DEMO_TITLE } from '../protocol/demo-title.ts';
import { macSchemes, windowsSchemes } from './activation/schemes/electron-schemes.ts';
import { linuxSchemes } from './activation/schemes/linux.ts';
import type { SchemeSystem } from './activation/schemes/scheme-row.ts';
import { createSchemes, type Schemes } from './activation/schemes/schemes.ts';
import { whereAside } from './set-aside.ts';

/**
 * In development the program is Electron with the project's folder as its argument. Who has to start it
 * without a sandbox, such as root on Linux, could not follow links otherwise.
 */
const ownArguments = (): string[] => {
  if (app.isPackaged) return [];
  return [...(app.commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox'] : []), app.getAppPath()];
};

/** The second process has to find the profile, and so the lock, of the first. */
const ownEnvironment = (): Record<string, string> => {
  const profile = process.env.BECKON_USER_DATA;
  return profile ? { BECKON_USER_DATA: resolve(profile) } : {};
};

/** How this system registers schemes. */
const schemeSystem = (): SchemeSystem => {
  const exe = app.getPath('exe');
  switch (process.platform) {
    case 'win32':
      return windowsSchemes(app, { path: exe, args: ownArguments() });
    case 'darwin':
      // …/Beckon.app/Contents/MacOS/Beckon
      return macSchemes(app, dirname(dirname(dirname(exe))));
    default:
      return linuxSchemes({
        // An AppImage runs from a mount that is gone with it; the file itself stays.
        program: process.env.APPIMAGE ?? exe,
        args: ownArguments(),
        environment: ownEnvironment(),
      });
  }
};

/** Beyond these the table shows what the user registers. The shared scheme is for titles on Windows only. */
const SHOWN_SCHEMES = [DEMO_TITLE.scheme, ...(process.platform === 'win32' ? ['ms-xbl-multiplayer'] : [])];

/** This system's schemes; who had them before is kept in the user-data folder. */
export const openSchemes = (folder: string, notice: (text: string) => void): Schemes =>
  createSchemes({
    system: schemeSystem(),
    rows: SHOWN_SCHEMES,
    path: join(folder, 'schemes.json'),
    damaged: (path) => notice(`${path} does not hold owners of schemes; ${whereAside(path, new Date())}`),
  });
