import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, type WebContents } from 'electron';
import { PAGE_URL } from './app-scheme.ts';

/** The one window: opened, brought to the front, opened again when it was closed. */
export type MainWindow = {
  /** The webContents id, null while there is no window. */
  id(): number | null;
  /** Whether it has the focus, or is about to show itself for the first time. */
  isInFront(): boolean;
  /** 1 is the size that the page is drawn for. */
  zoom(factor: number): void;
  /** Opens it when there is none; takes it out of the task bar and gives it the focus. */
  toFront(): void;
};

/** Colours of the empty window until the page is there: Fluent UI's background, so that nothing flashes. */
const background = () => (nativeTheme.shouldUseDarkColors ? '#292929' : '#ffffff');

/** A page that crashes again this soon would only do so over and over. */
const RELOAD_NOT_WITHIN_MS = 10_000;

const reloadAfterCrash = (contents: WebContents, log: (text: string) => void): void => {
  let last = Number.NEGATIVE_INFINITY;
  contents.on('render-process-gone', (_event, { reason }) => {
    log(`The window's process is gone: ${reason}`);
    const now = performance.now();
    if (reason === 'clean-exit' || now - last < RELOAD_NOT_WITHIN_MS) return;
    last = now;
    contents.reload();
  });
};

export const createMainWindow = (options: {
  /** Events go here from now on; null when the window is closed. */
  attach: (contents: WebContents | null) => void;
  /** It has come to the front. */
  front: () => void;
  zoomFactor: () => number;
  log: (text: string) => void;
}): MainWindow => {
  const { attach, front, zoomFactor, log } = options;
  let current: BrowserWindow | null = null;
  /** Whether the window was shown; what the system says of its visibility changes with hiding the program. */
  let shown = false;

  const open = (): void => {
    const window = new BrowserWindow({
      width: 1280,
      height: 800,
      minWidth: 640,
      minHeight: 480,
      show: false,
      title: 'Beckon',
      backgroundColor: background(),
      autoHideMenuBar: true,
      webPreferences: {
        preload: join(import.meta.dirname, '../preload/preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
      },
    });
    current = window;
    shown = false;
    attach(window.webContents);
    reloadAfterCrash(window.webContents, log);
    window.once('ready-to-show', () => {
      shown = true;
      window.show();
    });
    window.on('focus', front);
    // A page begins at the size that the one before it had, or at none.
    window.webContents.on('dom-ready', () => window.webContents.setZoomFactor(zoomFactor()));
    window.on('closed', () => {
      if (current !== window) return;
      current = null;
      attach(null);
    });
    window.loadURL(PAGE_URL).catch((error: unknown) => {
      if (!window.isDestroyed()) log(`The window could not load its page: ${String(error)}`);
    });
  };

  return {
    id: () => (current && !current.isDestroyed() ? current.webContents.id : null),
    isInFront: () => {
      if (!current || current.isDestroyed()) return false;
      return !shown || (current.isFocused() && !current.isMinimized());
    },
    zoom: (factor) => {
      if (current && !current.isDestroyed()) current.webContents.setZoomFactor(factor);
    },
    toFront: () => {
      if (!current || current.isDestroyed()) return open();
      // Before its first showing it comes to the front by itself.
      if (!shown) return;
      if (current.isMinimized()) current.restore();
      current.show();
      current.focus();
      if (process.platform === 'darwin') app.focus({ steal: true });
    },
  };
};
