import { readFileSync } from 'node:fs';

/** Written in by build.ts, for the bundle stands alone. */
declare const STANDIN_ELECTRON_VERSION: string | undefined;

function installedVersion(): string {
  const manifest = new URL('../../node_modules/electron/package.json', import.meta.url);
  return JSON.parse(readFileSync(manifest, 'utf8')).version;
}

/** The version of Electron that this stands in for: that of the npm package `electron`. */
export const electronVersion: string =
  typeof STANDIN_ELECTRON_VERSION === 'string' ? STANDIN_ELECTRON_VERSION : installedVersion();
