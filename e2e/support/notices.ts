import type { ElectronApplication } from '@playwright/test';

/*
 * System notifications as a person sees and clicks them, by functions put in the place of the module's own in the main
 * process: this works on Electron and on its stand-in alike, with no desktop that would show them.
 */

export type SeenNotice = { title: string; body: string };

/** From now on what is shown is kept, in place of the desktop. */
export const watchNotices = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ Notification }) => {
    const shown: Electron.Notification[] = [];
    Reflect.set(globalThis, 'shownNotices', shown);
    Notification.isSupported = () => true;
    Notification.prototype.show = function (this: Electron.Notification) {
      shown.push(this);
    };
    Notification.prototype.close = function (this: Electron.Notification) {
      if (shown.includes(this)) shown.splice(shown.indexOf(this), 1);
    };
  });

/** Those that are there now, oldest first. */
export const seenNotices = (app: ElectronApplication): Promise<SeenNotice[]> =>
  app.evaluate(() =>
    (Reflect.get(globalThis, 'shownNotices') as Electron.Notification[]).map(({ title, body }) => ({
      title,
      body,
    })),
  );

export const clickNotice = (app: ElectronApplication, at = 0): Promise<void> =>
  app.evaluate((_electron, place) => {
    (Reflect.get(globalThis, 'shownNotices') as Electron.Notification[])[place]?.emit('click', {});
  }, at);

/** As on a system that gives nobody the focus unasked: the window asks to come to the front, and nothing comes of it. */
export const keepBehind = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (!window) throw new Error('no window');
    let asked = 0;
    Reflect.set(globalThis, 'askedForFront', () => asked);
    window.show = () => undefined;
    window.focus = () => {
      asked += 1;
    };
    window.isFocused = () => false;
  });

/** How often the window asked for the front since `keepBehind`. */
export const askedForFront = (app: ElectronApplication): Promise<number> =>
  app.evaluate(() => Reflect.get(globalThis, 'askedForFront')());

/** From now on the tray icon is kept, in place of the desktop. */
export const watchTray = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ Tray }) => {
    const seen: { tray: Electron.Tray | null; menu: Electron.Menu | null } = { tray: null, menu: null };
    Reflect.set(globalThis, 'seenTray', seen);
    const { setContextMenu, destroy } = Tray.prototype;
    Tray.prototype.setContextMenu = function (this: Electron.Tray, menu) {
      seen.tray = this;
      seen.menu = menu;
      setContextMenu.call(this, menu);
    };
    Tray.prototype.destroy = function (this: Electron.Tray) {
      seen.tray = null;
      destroy.call(this);
    };
  });

/** The labels of its menu, null while there is no icon. */
export const trayItems = (app: ElectronApplication): Promise<string[] | null> =>
  app.evaluate(() => {
    const { tray, menu } = Reflect.get(globalThis, 'seenTray');
    return tray && menu.items.map(({ label }: Electron.MenuItem) => label);
  });

export const clickTrayItem = (app: ElectronApplication, at: number): Promise<void> =>
  app.evaluate((_electron, place) => {
    Reflect.get(globalThis, 'seenTray').menu.items[place].click();
  }, at);
