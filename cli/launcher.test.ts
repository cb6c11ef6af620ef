import { execFile } from 'node:child_process';
import { accessSync, constants, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import packageFile from '../package.json' with { type: 'json' };

const launcher = join(import.meta.dirname, '..', packageFile.bin.beckon);
let project: string;
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'beckon-launcher-'));
  mkdirSync(join(project, 'cli'));
  copyFileSync(launcher, join(project, 'cli', 'launcher.js'));
  writeFileSync(join(project, 'package.json'), '{"type":"module"}');
});
afterEach(() => rmSync(project, { recursive: true }));

const launch = (...args: string[]): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((done) => {
    const child = execFile(process.execPath, [join(project, 'cli', 'launcher.js'), ...args], (_, out, err) =>
      done({ code: child.exitCode, out, err }),
    );
  });

test('before the build it says what to type', async () => {
  expect(await launch('--help')).toEqual({
    code: 1,
    out: '',
    err: 'beckon is not built yet. Type: npm run build\n',
  });
});

test('after the build it is the command line, with its arguments and its exit code', async () => {
  mkdirSync(join(project, 'out', 'cli'), { recursive: true });
  writeFileSync(
    join(project, 'out', 'cli', 'beckon.js'),
    'console.log(process.argv.slice(2).join()); process.exitCode = 4;',
  );
  expect(await launch('parse', 'x')).toEqual({ code: 4, out: 'parse,x\n', err: '' });
});

test.skipIf(process.platform === 'win32')('it may be started as it is', () => {
  expect(() => accessSync(launcher, constants.X_OK)).not.toThrow();
});
