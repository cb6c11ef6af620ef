import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findProgram, missingPackages } from './programs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beckon-programs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const put = (name: string, mode: number) => {
  writeFileSync(join(folder, name), '#!/bin/sh\n');
  chmodSync(join(folder, name), mode);
};

describe.skipIf(process.platform === 'win32')('programs of the system', () => {
  test('the first name that is found counts, wherever in the PATH it stands', () => {
    put('chromium-browser', 0o755);
    const path = ['', '/nowhere', folder].join(delimiter);
    expect(findProgram(['chromium', 'chromium-browser'], path)).toBe(join(folder, 'chromium-browser'));
  });

  test('a folder or a file that may not be run is no program', () => {
    mkdirSync(join(folder, 'gio'));
    expect(findProgram(['gio'], folder)).toBeNull();
  });

  test('what is missing is named by its Debian package', () => {
    for (const name of ['google-chrome', 'xdg-mime', 'update-desktop-database']) put(name, 0o755);
    expect(missingPackages(folder)).toEqual(['xvfb', 'libglib2.0-bin']);
  });
});
