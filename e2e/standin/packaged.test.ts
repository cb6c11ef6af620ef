import { cpSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createPackage } from '@electron/asar';
import { _electron } from '@playwright/test';
import { expect, test } from 'vitest';
import { buildStandin } from './build.ts';
import { folderForTest, here } from './fixture/start.ts';

test('beside an executable with a name of its own, resources/app.asar is the program, and it is packaged', async () => {
  const { folder, env } = folderForTest();
  const program = join(folder, 'program');
  const unpacked = join(folder, 'linux-unpacked');
  await buildStandin(unpacked);
  renameSync(join(unpacked, 'electron'), join(unpacked, 'fixture'));
  mkdirSync(program);
  for (const name of ['main.cjs', 'preload.cjs']) cpSync(here(name), join(program, name));
  const manifest = { name: 'fixture', productName: 'The Fixture', version: '9.8.7', main: 'main.cjs' };
  writeFileSync(join(program, 'package.json'), JSON.stringify(manifest));
  mkdirSync(join(unpacked, 'resources'));
  await createPackage(program, join(unpacked, 'resources/app.asar'));

  const app = await _electron.launch({
    executablePath: join(unpacked, 'fixture'),
    args: ['first', '--second'],
    env: { ...env, STANDIN_NODE: process.execPath },
  });
  const page = await app.firstWindow();
  await page.waitForSelector('h1');
  expect(await page.evaluate('api.process.type')).toBe('renderer');
  const told = await app.evaluate(({ app }) => ({
    packaged: app.isPackaged,
    name: app.getName(),
    version: app.getVersion(),
    executable: app.getPath('exe'),
    resources: process.resourcesPath,
    last: process.argv.slice(-2),
    byDefaultApp: Reflect.get(process, 'defaultApp') ?? null,
  }));
  expect(told).toEqual({
    packaged: true,
    name: 'The Fixture',
    version: '9.8.7',
    executable: join(unpacked, 'fixture'),
    resources: join(unpacked, 'resources'),
    last: ['first', '--second'],
    byDefaultApp: null,
  });
  await app.close();
  expect(dirname(unpacked)).toBe(folder);
  expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
});
