import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from 'electron/package.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { folderForTest, here, launcher, lifecycle, start } from './fixture/start.ts';

const names = (lines: { event: string }[]) => lines.map(({ event }) => event);

test('`ready` is only fired after the main process has run its first tick, and whenReady is fulfilled then', async () => {
  const { env } = folderForTest();
  const running = lifecycle('quit-when-ready', { env, args: ['--flag', 'a b'] });
  expect((await running.said('main')).detail).toEqual({
    ready: false,
    argv: [launcher, here('lifecycle.cjs'), '--flag', 'a b'],
  });
  expect((await running.said('ready')).detail).toEqual({ ready: true });
  expect((await running.exited).code).toBe(0);
});

test('windows, utility processes and protocol handlers cannot be made before ready, schemes not after it', async () => {
  const { env } = folderForTest();
  const running = lifecycle('too-early,too-late,quit-when-ready', { env });
  await running.exited;
  const said = Object.fromEntries(running.lines.map(({ event, detail }) => [event, detail]));
  expect(said['early window']).toBe('Cannot create BrowserWindow before app is ready');
  expect(said['early fork']).toBe('utilityProcess cannot be created before app is ready.');
  expect(said['early handle']).toMatch(/ready/);
  expect(said['early backend']).toBe('unknown');
  expect(said['early encryption']).toMatch(/before app is ready/);
  expect(said['late schemes']).toBe(
    'protocol.registerSchemesAsPrivileged should be called before app is ready',
  );
});

test('quit closes all windows, then emits will-quit; window-all-closed is not emitted', async () => {
  const { env } = folderForTest();
  const running = lifecycle('window', { env });
  await running.said('loaded');
  running.child.kill('SIGTERM');
  expect((await running.exited).code).toBe(0);
  expect(names(running.lines).slice(3)).toEqual(['before-quit', 'close', 'closed', 'will-quit', 'quit']);
});

test('a prevented before-quit keeps the program, and a second request ends it', async () => {
  const { env } = folderForTest();
  const running = lifecycle('window,prevent-close', { env });
  await running.said('loaded');
  running.child.kill('SIGINT');
  await running.said('close');
  running.child.kill('SIGTERM');
  expect((await running.exited).code).toBe(0);
  expect(names(running.lines).slice(3)).toEqual([
    ...['before-quit', 'close'],
    ...['before-quit', 'close', 'closed', 'will-quit', 'quit'],
  ]);
});

test('a closed last window emits window-all-closed, and the program lives on when it listens', async () => {
  const { env } = folderForTest();
  const running = lifecycle('window,close', { env });
  await running.said('window-all-closed');
  expect(names(running.lines).slice(3)).toEqual(['close', 'closed', 'window-all-closed']);
  running.child.kill('SIGTERM');
  expect((await running.exited).code).toBe(0);
});

test('without a listener of window-all-closed the program quits', async () => {
  const { env } = folderForTest();
  const running = lifecycle('window,close,no-all-closed', { env });
  expect((await running.exited).code).toBe(0);
  expect(names(running.lines).slice(3)).toEqual(['close', 'closed', 'before-quit', 'will-quit', 'quit']);
});

test('exit emits neither before-quit nor will-quit, asks no window, and ends with the code given', async () => {
  const { env } = folderForTest();
  const running = lifecycle('window,exit-when-ready', { env });
  expect((await running.exited).code).toBe(7);
  expect(names(running.lines)).not.toContain('before-quit');
  expect(names(running.lines)).not.toContain('will-quit');
  expect(names(running.lines)).not.toContain('close');
  expect(names(running.lines)).toContain('quit');
});

test('quit before ready ends the program, and ready is not emitted', async () => {
  const { env } = folderForTest();
  const running = lifecycle('quit-at-once', { env });
  expect((await running.exited).code).toBe(0);
  expect(names(running.lines)).toEqual(['main', 'before-quit', 'will-quit', 'quit']);
});

test('an uncaught exception in main is told, and the program goes on', async () => {
  const { env } = folderForTest();
  const running = lifecycle('window,crash-main', { env });
  await expect.poll(running.stderr, { timeout: 60_000 }).toContain('nobody catches this');
  expect(running.stderr()).toContain('A JavaScript error occurred in the main process');
  running.child.kill('SIGTERM');
  expect((await running.exited).code).toBe(0);
});

test('name and version are those of package.json, productName before name; userData is appData/name', async () => {
  const { env, folder } = folderForTest();
  const script = `
    const { app } = require('electron');
    process.stdout.write(JSON.stringify({ event: 'told', detail: {
      name: app.getName(), version: app.getVersion(), path: app.getAppPath(), packaged: app.isPackaged,
      userData: app.getPath('userData'), exe: app.getPath('exe'), locale: app.getLocale(), type: process.type,
      own: process.defaultApp, electron: process.versions.electron } }) + '\\n');
    app.quit();`;
  mkdirSync(join(folder, 'program'));
  writeFileSync(
    join(folder, 'program/package.json'),
    JSON.stringify({ name: 'a', productName: 'An A', version: '3.2.1' }),
  );
  writeFileSync(join(folder, 'program/index.js'), script);
  const running = start(['program'], { ...env, LANG: 'de_DE.UTF-8', LC_ALL: '' }, folder);
  expect((await running.said('told')).detail).toEqual({
    name: 'An A',
    version: '3.2.1',
    path: join(folder, 'program'),
    packaged: false,
    userData: join(folder, 'config/An A'),
    exe: launcher,
    locale: 'de-DE',
    type: 'browser',
    own: true,
    electron: expect.stringMatching(/^\d+\.\d+\.\d+-stand-in$/),
  });
  await running.exited;
});

test('--version prints the version of the npm package electron', () => {
  expect(execFileSync(launcher, ['--version'], { encoding: 'utf8' })).toBe(`v${manifest.version}\n`);
});

test('with ELECTRON_RUN_AS_NODE it is plain Node', () => {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  const code = 'console.log(process.type, process.versions.electron, process.argv.length)';
  expect(execFileSync(launcher, ['-e', code], { encoding: 'utf8', env })).toBe('undefined undefined 1\n');
});
