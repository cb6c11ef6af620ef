import type { ElectronApplication, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch, windowShowing } from './fixture/start.ts';

let app: ElectronApplication;
let page: Page;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ app, end } = await launch());
  page = await app.firstWindow();
  await page.waitForSelector('h1');
});
afterAll(() => end());

test('the page has the size that was asked for, and a new one after setSize, not below the least', async () => {
  expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([640, 480]);
  const opened = windowShowing(app, '/other.html');
  const sizes = await app.evaluate(async () => {
    const window = Reflect.get(globalThis, 'fixture').open({ minWidth: 500, minHeight: 300 });
    Reflect.set(globalThis, 'sized', window);
    await window.loadURL('app://fixture/other.html');
    window.setSize(100, 700);
    return [window.getSize(), window.getBounds().height];
  });
  expect(sizes).toEqual([[500, 700], 700]);
  const other = await opened;
  await expect.poll(() => other.evaluate(() => [innerWidth, innerHeight])).toEqual([500, 700]);
  await app.evaluate(() => Reflect.get(globalThis, 'sized').destroy());
});

test('a window made with show: false is not visible until it is shown; ready-to-show comes before', async () => {
  const seen = await app.evaluate(async () => {
    const window = Reflect.get(globalThis, 'fixture').open({ show: false });
    const events: string[] = [];
    for (const name of ['ready-to-show', 'show', 'focus', 'closed']) window.on(name, () => events.push(name));
    const ready = new Promise((resolve) => window.once('ready-to-show', resolve));
    window.loadURL('app://fixture/index.html');
    const before = window.isVisible();
    await ready;
    window.show();
    const state = [before, window.isVisible(), window.isFocused()];
    window.destroy();
    return [...state, window.isDestroyed(), ...events];
  });
  expect(seen).toEqual([false, true, true, true, 'ready-to-show', 'show', 'focus', 'closed']);
});

test('showInactive shows without the focus; getFocusedWindow knows who has it', async () => {
  const seen = await app.evaluate(({ BrowserWindow }) => {
    const fixture = Reflect.get(globalThis, 'fixture');
    const [first] = BrowserWindow.getAllWindows();
    first?.focus();
    const quiet = fixture.open({ show: false });
    quiet.showInactive();
    const before = [quiet.isVisible(), quiet.isFocused(), BrowserWindow.getFocusedWindow() === first];
    quiet.focus();
    const after = [quiet.isFocused(), first?.isFocused()];
    quiet.destroy();
    return [...before, ...after, BrowserWindow.getFocusedWindow()];
  });
  expect(seen).toEqual([true, false, true, true, false, null]);
});

test('minimize and restore change isMinimized and isVisible', async () => {
  const seen = await app.evaluate(() => {
    const window = Reflect.get(globalThis, 'fixture').open();
    window.minimize();
    const before = [window.isMinimized(), window.isVisible()];
    window.restore();
    const after = [window.isMinimized(), window.isVisible()];
    window.destroy();
    return [...before, ...after];
  });
  expect(seen).toEqual([true, false, false, true]);
});

test('close is emitted before closed and may be prevented', async () => {
  const seen = await app.evaluate(async () => {
    const window = Reflect.get(globalThis, 'fixture').open();
    await window.loadURL('app://fixture/index.html');
    const events: string[] = [];
    window.once('close', (event: Electron.Event) => event.preventDefault());
    window.on('close', () => events.push('close'));
    const closed = new Promise<void>((resolve) => window.on('closed', resolve));
    window.close();
    const prevented = window.isDestroyed();
    window.close();
    await closed;
    return [prevented, window.isDestroyed(), ...events];
  });
  expect(seen).toEqual([false, true, 'close', 'close']);
});

test('window.close in the page closes its window, and Playwright’s page.close too', async () => {
  for (const close of [(one: Page) => one.evaluate(() => window.close()), (one: Page) => one.close()]) {
    const opened = windowShowing(app, '/index.html');
    await app.evaluate(() => {
      const window = Reflect.get(globalThis, 'fixture').open();
      Reflect.set(globalThis, 'closing', window);
      return window.loadURL('app://fixture/index.html');
    });
    const other = await opened;
    await other.waitForSelector('h1');
    await close(other);
    await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'closing').isDestroyed())).toBe(true);
  }
});

test('fromWebContents and getAllWindows name the same object as the constructor', async () => {
  const same = await app.evaluate(({ BrowserWindow, app }) => {
    const created: unknown[] = [];
    app.once('web-contents-created', (_event, contents) => created.push(contents));
    const window = Reflect.get(globalThis, 'fixture').open();
    const seen = [
      BrowserWindow.fromWebContents(window.webContents) === window,
      BrowserWindow.getAllWindows().includes(window),
      window instanceof BrowserWindow,
      created[0] === window.webContents,
    ];
    window.destroy();
    return [...seen, BrowserWindow.getAllWindows().includes(window)];
  });
  expect(same).toEqual([true, true, true, true, false]);
});

test('unsafe preferences, unknown options, members and events are refused by name', async () => {
  const messages = await app.evaluate(({ BrowserWindow, app, ipcMain }) => {
    const attempt = (action: () => unknown) => {
      try {
        return String(action());
      } catch (error) {
        return (error as Error).message;
      }
    };
    const [window] = BrowserWindow.getAllWindows();
    return [
      attempt(() => new BrowserWindow({ webPreferences: { sandbox: false } })),
      attempt(() => new BrowserWindow({ webPreferences: { contextIsolation: false } })),
      attempt(() => new BrowserWindow({ frame: false })),
      attempt(() => window?.setKiosk(true)),
      attempt(() => window?.on('resize', () => undefined)),
      attempt(() => app.relaunch()),
      attempt(() => app.getPath('music')),
      attempt(() => Reflect.get(ipcMain, 'handleOnce')),
      attempt(() => process.getBuiltinModule('node:module').createRequire('/')('electron').powerMonitor),
    ];
  });
  expect(messages).toEqual([
    'not in the stand-in: webPreferences.sandbox: false',
    'not in the stand-in: webPreferences.contextIsolation: false',
    'not in the stand-in: BrowserWindowConstructorOptions.frame',
    'not in the stand-in: BrowserWindow.setKiosk',
    "not in the stand-in: the event 'resize' of BrowserWindow",
    'not in the stand-in: App.relaunch',
    "not in the stand-in: app.getPath('music')",
    'not in the stand-in: ipcMain.handleOnce',
    'not in the stand-in: electron.powerMonitor',
  ]);
});

test('a page’s beforeunload may keep its window', async () => {
  const opened = windowShowing(app, '/staying.html');
  await app.evaluate(() => {
    const fixture = Reflect.get(globalThis, 'fixture');
    fixture.pages['/staying.html'] =
      '<h1>stay</h1><script>onbeforeunload = (event) => { globalThis.asked = (globalThis.asked ?? 0) + 1; event.preventDefault(); }</script>';
    const window = fixture.open();
    Reflect.set(globalThis, 'staying', window);
    return window.loadURL('app://fixture/staying.html');
  });
  const other = await opened;
  // Playwright would let a page go that nobody listens to; Chromium asks only pages that a person has touched.
  other.on('dialog', () => undefined);
  await other.click('h1');
  await app.evaluate(() => Reflect.get(globalThis, 'staying').close());
  await expect.poll(() => other.evaluate('globalThis.asked')).toBe(1);
  await app.evaluate(() => Reflect.get(globalThis, 'staying').close());
  await expect.poll(() => other.evaluate('globalThis.asked')).toBe(2);
  expect(await app.evaluate(() => Reflect.get(globalThis, 'staying').isDestroyed())).toBe(false);
  await other.evaluate('onbeforeunload = null');
  await app.evaluate(() => Reflect.get(globalThis, 'staying').close());
  await expect.poll(() => app.evaluate(() => Reflect.get(globalThis, 'staying').isDestroyed())).toBe(true);
});
