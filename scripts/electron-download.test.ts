import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { downloadElectron, recentFailure } from './electron-download.ts';

let folder: string;
let note: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beckon-download-'));
  note = join(folder, 'note.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const installer = (script: string): string => {
  const file = join(folder, 'install.cjs');
  writeFileSync(file, script);
  return file;
};

describe('the download of Electron', () => {
  test('a success leaves no note of an earlier failure', async () => {
    writeFileSync(note, '{}');
    expect(await downloadElectron({ installer: installer(''), note })).toBeNull();
    expect(existsSync(note)).toBe(false);
  });

  test('a failure is noted with the error that the installer named', async () => {
    const failing = installer(
      "console.error('node:x:1\\n\\nTypeError: fetch failed\\n  at x'); process.exit(1)",
    );
    const failure = await downloadElectron({ installer: failing, note });
    expect(failure?.why).toBe('fetch failed');
    expect(recentFailure(Date.now(), note)).toEqual(failure);
  });

  test('what is half unpacked when it fails is not left to be taken for the whole', async () => {
    const dist = join(folder, 'dist');
    const half = `require('node:fs').mkdirSync(${JSON.stringify(dist)}); console.error('disk full'); process.exit(1)`;
    expect((await downloadElectron({ installer: installer(half), note }))?.why).toBe('disk full');
    expect(existsSync(dist)).toBe(false);
  });

  test('a failure is believed for an hour and then tried again', () => {
    writeFileSync(note, JSON.stringify({ at: '2026-11-20T10:00:00.000Z', why: 'no network' }));
    expect(recentFailure(Date.parse('2026-11-20T10:59:00Z'), note)?.why).toBe('no network');
    expect(recentFailure(Date.parse('2026-11-20T11:01:00Z'), note)).toBeNull();
  });

  test('a clock that was set back, or a broken note, does not hold the download off', () => {
    writeFileSync(note, JSON.stringify({ at: '2026-11-20T10:00:00.000Z', why: 'no network' }));
    expect(recentFailure(Date.parse('2026-11-19T10:00:00Z'), note)).toBeNull();
    writeFileSync(note, 'x');
    expect(recentFailure(Date.now(), note)).toBeNull();
  });
});
