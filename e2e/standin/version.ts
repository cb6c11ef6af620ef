import { readFileSync } from 'node:fs';

/** The version of Electron that this stands in for: that of the npm package `electron`. */
export const electronVersion: string = JSON.parse(
  readFileSync(new URL('../../node_modules/electron/package.json', import.meta.url), 'utf8'),
).version;
