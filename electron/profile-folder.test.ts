import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { profileTrouble } from './profile-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beckon-profile-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('makes the folder, and takes one that is there', () => {
  const deep = join(folder, 'a', 'b');
  expect(profileTrouble(deep)).toBeNull();
  expect(statSync(deep).isDirectory()).toBe(true);
  expect(profileTrouble(deep)).toBeNull();
});

it('says why it can not be made', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(profileTrouble(join(file, 'profile'))).toContain(file);
});

// Root may write everywhere, and Windows has no such right of folders.
it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('says why it can not be written', () => {
  chmodSync(folder, 0o500);
  expect(profileTrouble(folder)).toContain(folder);
});
