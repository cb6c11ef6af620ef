import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hasTrayPlace } from './tray-place.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beckon-tray-'));
  vi.stubEnv('PATH', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** A `gdbus` that answers like this. */
const gdbus = (script: string): void => {
  writeFileSync(join(folder, 'gdbus'), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'gdbus'), 0o755);
};

test('Windows and macOS have a place for tray icons', async () => {
  expect(await Promise.all([hasTrayPlace('win32'), hasTrayPlace('darwin')])).toEqual([true, true]);
});

test.runIf(process.platform === 'linux')('on Linux the session bus tells', async () => {
  gdbus('echo "(true,)"');
  expect(await hasTrayPlace()).toBe(true);
  gdbus('echo "(false,)"');
  expect(await hasTrayPlace()).toBe(false);
});

test.runIf(process.platform === 'linux')('where there is no session bus there is no place', async () => {
  gdbus('echo "Cannot autolaunch D-Bus" >&2; exit 1');
  expect(await hasTrayPlace()).toBe(false);
});

test.runIf(process.platform === 'linux')('where nobody can ask the bus it is worth a try', async () => {
  expect(await hasTrayPlace()).toBe(true);
});
