import { describe, expect, test } from 'vitest';
import { faultsOf } from './package-contents.ts';

const GOOD = [
  'package.json',
  'out/main/main.cjs',
  'out/main/emulator.cjs',
  'out/main/call-files.cjs',
  'out/main/chunk-Dx_9a.cjs',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/renderer/assets/index-BZ8-x1.js',
];

describe('the contents of the package', () => {
  test('the built program alone is as it must be', () => {
    expect(faultsOf(GOOD)).toEqual([]);
  });

  test('what is missing is named', () => {
    expect(faultsOf(GOOD.filter((file) => file !== 'out/main/emulator.cjs'))).toEqual([
      'out/main/emulator.cjs is missing',
    ]);
  });

  test.each([
    'node_modules/ws/index.js',
    'e2e/standin/boot.ts',
    'scripts/package.ts',
    'electron/main.ts',
    'out/main/main.cjs.map',
    'out/cli/beckon.js',
    'out/renderer/main.test.js',
    '.env',
  ])('%s does not belong there', (file) => {
    expect(faultsOf([...GOOD, file])).toEqual([`${file} does not belong there`]);
  });
});
