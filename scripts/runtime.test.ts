import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findElectron, nameOf, runtimeSwitches, STAND_IN } from './runtime.ts';

let package_: string;
beforeEach(() => {
  package_ = mkdtempSync(join(tmpdir(), 'beckon-runtime-'));
  writeFileSync(join(package_, 'package.json'), JSON.stringify({ version: '45.3.4' }));
});
afterEach(() => rmSync(package_, { recursive: true }));

const unpack = (folder: string, version: string) => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'electron'), '');
  writeFileSync(join(package_, 'path.txt'), 'electron');
};

describe("Electron's own runtime", () => {
  test('is found where it is unpacked, in the version that the package asks for', () => {
    unpack(join(package_, 'dist'), 'v45.3.4');
    const runtime = findElectron(package_, undefined);
    expect(runtime).toEqual({
      kind: 'electron',
      version: '45.3.4',
      executable: join(package_, 'dist', 'electron'),
    });
    expect(runtime && nameOf(runtime)).toBe('Electron 45.3.4');
  });

  test('is not taken when it is missing, of another version, or half unpacked', () => {
    expect(findElectron(package_, undefined)).toBeNull();
    unpack(join(package_, 'dist'), '44.0.0');
    expect(findElectron(package_, undefined)).toBeNull();
    unpack(join(package_, 'dist'), '45.3.4');
    rmSync(join(package_, 'dist', 'electron'));
    expect(findElectron(package_, undefined)).toBeNull();
  });

  test("in a folder of the user's is taken as it is", () => {
    const own = join(package_, 'own');
    unpack(own, '45.9.0');
    expect(findElectron(package_, own)).toEqual({
      kind: 'electron',
      version: '45.9.0',
      executable: join(own, 'electron'),
    });
  });

  test('goes before the stand-in that an outer command has chosen, and the stand-in is never taken for it', () => {
    const standIn = dirname(STAND_IN.executable);
    expect(findElectron(package_, standIn)).toBeNull();
    unpack(join(package_, 'dist'), '45.3.4');
    expect(findElectron(package_, standIn)?.kind).toBe('electron');
  });
});

describe("the runtime's switches", () => {
  test('go without the sandbox for root on Linux alone', () => {
    expect(runtimeSwitches('linux', 0)).toEqual(['--no-sandbox']);
    expect(runtimeSwitches('linux', 1000)).toEqual([]);
    expect(runtimeSwitches('darwin', 0)).toEqual([]);
    expect(runtimeSwitches('win32', undefined)).toEqual([]);
  });
});
