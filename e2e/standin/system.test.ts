import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerOpenDialogs, answerSaveDialogs } from '../support/dialogs.ts';
import { freshFolder, launch, windowShowing } from './fixture/start.ts';

const tools = freshFolder();
let app: ElectronApplication;
let page: Page;
let end: () => Promise<void>;

/** Writes down how it was called, and answers as the real tool would. */
function fakeTool(name: string, script: string): void {
  const bin = join(tools.folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    join(bin, name),
    `#!/bin/sh\nfor one; do printf '%s\\n' "$one"; done > "${tools.folder}/${name}.called"\n${script}\n`,
  );
  chmodSync(join(bin, name), 0o755);
}
const called = (name: string) =>
  readFileSync(join(tools.folder, `${name}.called`), 'utf8')
    .trimEnd()
    .split('\n');

beforeAll(async () => {
  fakeTool('xdg-open', 'exit 0');
  fakeTool('xdg-settings', 'echo yes');
  fakeTool('xdg-mime', 'echo other.desktop');
  ({ app, end } = await launch({ env: { PATH: `${tools.folder}/bin:${process.env.PATH}` } }));
  page = await app.firstWindow();
  await page.waitForSelector('h1');
});
afterAll(async () => {
  await end();
  tools.remove();
});

test('themeSource decides prefers-color-scheme in open and in later windows, and emits updated', async () => {
  const isDark = (one: Page) => one.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  const set = (source: 'dark' | 'light' | 'system') =>
    app.evaluate(({ nativeTheme }, value) => {
      let updates = 0;
      const count = () => {
        updates += 1;
      };
      nativeTheme.on('updated', count);
      nativeTheme.themeSource = value;
      nativeTheme.off('updated', count);
      return [updates, nativeTheme.shouldUseDarkColors, nativeTheme.themeSource];
    }, source);
  expect(await set('dark')).toEqual([1, true, 'dark']);
  await expect.poll(() => isDark(page)).toBe(true);
  const opened = windowShowing(app, '/other.html');
  await app.evaluate(() => Reflect.get(globalThis, 'fixture').open().loadURL('app://fixture/other.html'));
  const other = await opened;
  await other.waitForSelector('h1');
  expect(await isDark(other)).toBe(true);
  await other.close();
  expect(await set('dark')).toEqual([0, true, 'dark']);
  expect(await set('light')).toEqual([1, false, 'light']);
  await expect.poll(() => isDark(page)).toBe(false);
});

test('what is written to the clipboard is read from it', async () => {
  const text = await app.evaluate(async ({ clipboard }) => {
    await clipboard.writeText('kept');
    return clipboard.readText();
  });
  expect(text).toBe('kept');
});

test('a file dialog that no test answers fails by name, as does an option that is not covered', async () => {
  const failures = await app.evaluate(({ dialog, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const message = (error: Error) => error.message;
    return Promise.all([
      dialog.showSaveDialog({ defaultPath: 'state.json' }).catch(message),
      window && dialog.showOpenDialog(window, { properties: ['openFile'] }).catch(message),
      dialog.showOpenDialog({ message: 'for macOS' }).catch(message),
    ]);
  });
  expect(failures).toEqual([
    'not in the stand-in: dialog.showSaveDialog that no test answers',
    'not in the stand-in: dialog.showOpenDialog that no test answers',
    'not in the stand-in: dialog.showOpenDialog options.message',
  ]);
});

test('a file dialog gives what a test answers, also to a program that has the module already', async () => {
  await answerSaveDialogs(app, '/tmp/kept.json');
  await answerOpenDialogs(app, null);
  const answers = await app.evaluate(async ({ dialog }) => [
    await dialog.showSaveDialog({}),
    await dialog.showOpenDialog({}),
  ]);
  expect(answers).toEqual([
    { canceled: false, filePath: '/tmp/kept.json' },
    { canceled: true, filePaths: [] },
  ]);
});

test('openExternal hands the URL to xdg-open as one argument', async () => {
  const url = 'ms-xbl-decafbad://host/?a=$HOME&b=`x`';
  await app.evaluate(({ shell }, target) => shell.openExternal(target), url);
  await expect.poll(() => called('xdg-open')).toEqual([url]);
  const refused = await app.evaluate(({ shell }) =>
    shell.openExternal('no url').catch((error: Error) => error.message),
  );
  expect(refused).toBe('Invalid URL');
});

test('the default program of a scheme is asked for and set through xdg-settings and xdg-mime', async () => {
  const set = await app.evaluate(({ app }) => app.setAsDefaultProtocolClient('ms-xbl-decafbad'));
  expect([set, called('xdg-settings').slice(0, 3)]).toEqual([
    true,
    ['set', 'default-url-scheme-handler', 'ms-xbl-decafbad'],
  ]);
  const is = await app.evaluate(({ app }) => app.isDefaultProtocolClient('ms-xbl-decafbad'));
  expect([is, called('xdg-settings')[0]]).toEqual([true, 'check']);
  expect(await app.evaluate(({ app }) => app.getApplicationNameForProtocol('ms-xbl-decafbad://'))).toBe(
    'other.desktop',
  );
  expect(called('xdg-mime')).toEqual(['query', 'default', 'x-scheme-handler/ms-xbl-decafbad']);
  expect(await app.evaluate(({ app }) => app.removeAsDefaultProtocolClient('ms-xbl-decafbad'))).toBe(false);
});

test('permissions are what the handlers say', async () => {
  const asks = `Promise.all(['geolocation', 'notifications', 'clipboard-read', 'camera', 'midi'].map(
    (name) => navigator.permissions.query({ name }).then((status) => status.state)))`;
  const reloadWith = async (granted: string[]) => {
    const opened = windowShowing(app, '/other.html');
    await app.evaluate(async ({ session }, names) => {
      session.defaultSession.setPermissionCheckHandler((_contents, permission) => names.includes(permission));
      session.defaultSession.setPermissionRequestHandler((_contents, permission, answer) =>
        answer(names.includes(permission)),
      );
      const fixture = Reflect.get(globalThis, 'fixture');
      await fixture.open().loadURL('app://fixture/other.html');
    }, granted);
    const other = await opened;
    await other.waitForSelector('h1');
    const states = await other.evaluate(asks);
    const notification = await other.evaluate(() => Notification.requestPermission());
    await other.close();
    return [states, notification];
  };
  expect(await reloadWith([])).toEqual([['denied', 'denied', 'denied', 'denied', 'denied'], 'denied']);
  expect(await reloadWith(['geolocation'])).toEqual([
    ['granted', 'denied', 'denied', 'denied', 'denied'],
    'denied',
  ]);
});

test('a download emits will-download and is not carried out', async () => {
  await app.evaluate(({ session }) => {
    const told: string[] = [];
    Reflect.set(globalThis, 'told', told);
    session.defaultSession.on('will-download', (event, item) => {
      told.push(item.getURL(), item.getFilename());
      event.preventDefault();
    });
  });
  await page.setContent('<a download="note.txt" href="/index.html">save</a>');
  await page.click('a');
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'told') as string[]))
    .toEqual(['app://fixture/index.html', 'note.txt']);
});
