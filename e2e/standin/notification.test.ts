import type { ElectronApplication } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './fixture/start.ts';

let app: ElectronApplication;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ app, end } = await launch());
  await app.firstWindow();
});
afterAll(() => end());

test('instantiating a Notification does not show it: show does, and may do so more than once', async () => {
  const heard = await app.evaluate(async ({ Notification }) => {
    const events: string[] = [];
    const notification = new Notification({ title: 'Ada invites Bea', body: 'Joined' });
    for (const name of ['show', 'close'] as const) {
      notification.on(name as 'show', () => events.push(name));
    }
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    await turn();
    const before = [...events];
    notification.show();
    await turn();
    notification.show();
    await turn();
    notification.close();
    await turn();
    return [before, events, notification.title, notification.body];
  });
  expect(heard).toEqual([[], ['show', 'close', 'show', 'close'], 'Ada invites Bea', 'Joined']);
});

test('a click is an event of the notification', async () => {
  const clicked = await app.evaluate(({ Notification }) => {
    let clicks = 0;
    const notification = new Notification({ title: 'x' });
    notification.on('click', () => {
      clicks += 1;
    });
    notification.emit('click', {});
    return [clicks, Notification.isSupported()];
  });
  expect(clicked).toEqual([1, true]);
});

test('an image has the representations that were added to it; a tray icon takes it and a menu', async () => {
  const seen = await app.evaluate(({ Menu, Tray, nativeImage }) => {
    const image = nativeImage.createEmpty();
    const empty = image.isEmpty();
    image.addRepresentation({ scaleFactor: 2, dataURL: 'data:image/png;base64,iVBORw0KGgo=' });
    const clicks: string[] = [];
    const menu = Menu.buildFromTemplate([
      { label: 'Open', click: () => clicks.push('open') },
      { type: 'separator' },
    ]);
    const tray = new Tray(image);
    tray.setContextMenu(menu);
    tray.setToolTip('Beckon');
    menu.items[0]?.click();
    tray.destroy();
    return [
      empty,
      image.isEmpty(),
      image.getScaleFactors(),
      menu.items.map(({ label, type }) => [label, type]),
      clicks,
      tray.isDestroyed(),
    ];
  });
  expect(seen).toEqual([
    true,
    false,
    [2],
    [
      ['Open', 'normal'],
      ['', 'separator'],
    ],
    ['open'],
    true,
  ]);
});

test('what is not covered fails by name', async () => {
  const failures = await app.evaluate(({ Menu, Notification }) => {
    const tried = (act: () => unknown) => {
      try {
        act();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.message : '';
      }
    };
    return [
      tried(() => new Notification({ title: 'x', hasReply: true })),
      tried(() => Notification.getHistory()),
      tried(() => Menu.buildFromTemplate([{ role: 'quit' }])),
    ];
  });
  expect(failures).toEqual([
    'not in the stand-in: NotificationConstructorOptions.hasReply',
    'not in the stand-in: Notification.getHistory',
    'not in the stand-in: MenuItemConstructorOptions.role',
  ]);
});

test('setZoomFactor makes the page’s pixels larger and fewer, also after another size, and 1 undoes it', async () => {
  const page = app.windows()[0];
  const inner = () => page?.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]);
  const zoom = (factor: number) =>
    app.evaluate(({ BrowserWindow }, value) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      contents?.setZoomFactor(value);
      return contents?.getZoomFactor();
    }, factor);
  expect(await zoom(2)).toBe(2);
  await expect.poll(inner).toEqual([320, 240, 2]);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(800, 600));
  await expect.poll(inner).toEqual([400, 300, 2]);
  expect(await zoom(9)).toBe(5);
  expect(await zoom(1)).toBe(1);
  await expect.poll(inner).toEqual([800, 600, 1]);
  expect(await zoom(0).catch((error: Error) => error.message)).toMatch(/greater than 0\.0/);
});

test('a window that is minimized has lost the focus', async () => {
  const seen = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) return [];
    const events: string[] = [];
    window.on('blur', () => events.push('blur'));
    window.on('focus', () => events.push('focus'));
    window.focus();
    window.minimize();
    const minimized = window.isFocused();
    window.restore();
    window.focus();
    return [minimized, window.isFocused(), events.at(-2), events.at(-1)];
  });
  expect(seen).toEqual([false, true, 'blur', 'focus']);
});
