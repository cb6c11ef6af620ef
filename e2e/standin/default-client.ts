import { program } from './paths.ts';

/** Runs a tool of xdg-utils, without a shell; null when it is missing or fails. */
function xdg(command: string, args: string[]): string | null {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8', timeout: 15_000 });
  return status === 0 ? stdout.trim() : null;
}

/**
 * Linux: the default program of a scheme is a desktop entry, and Electron asks xdg-settings to make it the entry
 * that CHROME_DESKTOP names; `path` and `args` are for Windows alone (docs: app.setAsDefaultProtocolClient).
 */
export const setAsDefaultProtocolClient = (scheme: string): boolean =>
  xdg('xdg-settings', ['set', 'default-url-scheme-handler', scheme, program.desktopName]) !== null;

export const isDefaultProtocolClient = (scheme: string): boolean =>
  xdg('xdg-settings', ['check', 'default-url-scheme-handler', scheme, program.desktopName]) === 'yes';

/** "Linux: not supported" in Electron's code: it says no, and nothing changes. */
export const removeAsDefaultProtocolClient = (_scheme: string): boolean => false;

/** The desktop entry's file name, or an empty string (docs: app.getApplicationNameForProtocol). */
export const getApplicationNameForProtocol = (url: string): string =>
  xdg('xdg-mime', ['query', 'default', `x-scheme-handler/${new URL(url).protocol.slice(0, -1)}`]) ?? '';
