import { beforeEach, describe, expect, it, vi } from 'vitest';

const made = vi.hoisted(() => ({
  options: [] as Electron.BrowserWindowConstructorOptions[],
  urls: [] as string[],
  calls: [] as string[],
  windows: [] as import('node:events').EventEmitter[],
}));

vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events');
  class BrowserWindow extends EventEmitter {
    webContents = Object.assign(new EventEmitter(), { id: 7 });
    constructor(options: Electron.BrowserWindowConstructorOptions) {
      super();
      made.options.push(options);
      made.windows.push(this);
    }
    loadURL(url: string) {
      made.urls.push(url);
      return Promise.resolve();
    }
    isDestroyed() {
      return false;
    }
    /** As on macOS while the program is hidden. */
    isVisible() {
      return false;
    }
    show() {
      made.calls.push('show');
    }
    focus() {
      made.calls.push('focus');
    }
    isMinimized() {
      return false;
    }
  }
  return { app: { focus: () => undefined }, nativeTheme: { shouldUseDarkColors: false }, BrowserWindow };
});

const { createMainWindow } = await import('./window.ts');

const nothing = () => undefined;
const parts = { attach: nothing, front: nothing, zoomFactor: () => 1.25, log: nothing };

describe('the window', () => {
  beforeEach(() => {
    made.options.length = 0;
    made.urls.length = 0;
    made.calls.length = 0;
    made.windows.length = 0;
  });

  it('is sandboxed and isolated, without Node, and shows app:// alone', () => {
    createMainWindow(parts).toFront();
    expect(made.options[0]?.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
    });
    expect(made.urls).toEqual(['app://beckon/index.html']);
  });

  it('is opened once, however often it is to come to the front before it is there', () => {
    const window = createMainWindow(parts);
    window.toFront();
    window.toFront();
    expect(made.options).toHaveLength(1);
    expect(made.calls).toEqual([]);
  });

  it('comes to the front once it was shown, also when the program is hidden', () => {
    const window = createMainWindow(parts);
    window.toFront();
    made.windows[0]?.emit('ready-to-show');
    expect(made.calls).toEqual(['show']);
    window.toFront();
    expect(made.calls).toEqual(['show', 'show', 'focus']);
  });
});
