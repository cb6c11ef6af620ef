import { hasDisplay } from './chromium.ts';
import { createEvent, StandinEmitter } from './emitter.ts';
import { mustBeReady } from './lifecycle.ts';
import { notInStandin, refuseUnknown } from './missing.ts';
import { minimizeWindow, openNativeWindow, placeWindow, restoreWindow } from './native-window.ts';
import { WebContents } from './web-contents.ts';
import { forgetWindow, openWindows, rememberWindow } from './windows.ts';
import { zoomPage } from './zoom.ts';

const options = [
  'width',
  'height',
  'minWidth',
  'minHeight',
  'show',
  'title',
  'backgroundColor',
  'icon',
  'autoHideMenuBar',
  'webPreferences',
  'x',
  'y',
  'useContentSize',
];
const preferences = [
  'preload',
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webviewTag',
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'navigateOnDragDrop',
  'spellcheck',
  'devTools',
  'disableBlinkFeatures',
  'safeDialogs',
  'backgroundThrottling',
  'enableWebSQL',
];

/** Only the safe settings are there to be had: a stand-in for a page with Node inside would be a lie. */
function checkPreferences(given: Electron.WebPreferences): void {
  refuseUnknown(given, preferences, 'webPreferences');
  const needed = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    webSecurity: true,
  };
  for (const [name, value] of Object.entries(needed)) {
    const wanted = Object.entries(given).find(([key]) => key === name)?.[1];
    if (wanted !== undefined && wanted !== value) throw notInStandin(`webPreferences.${name}: ${wanted}`);
  }
}

export class BrowserWindow extends StandinEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  private readonly bounds: Partial<Electron.Rectangle> & Electron.Size;
  private readonly minimum: { width: number; height: number };
  private state = { visible: false, minimized: false, destroyed: false, readyToShow: false };

  constructor(given: Electron.BrowserWindowConstructorOptions = {}) {
    super('BrowserWindow', [
      'closed',
      'close',
      'ready-to-show',
      'show',
      'hide',
      'focus',
      'blur',
      'minimize',
      'restore',
    ]);
    mustBeReady('Cannot create BrowserWindow before app is ready');
    refuseUnknown(given, options, 'BrowserWindowConstructorOptions');
    const { webPreferences = {}, width = 800, height = 600, x, y, show = true } = given;
    checkPreferences(webPreferences);
    this.bounds = { x, y, width, height };
    this.minimum = { width: given.minWidth ?? 0, height: given.minHeight ?? 0 };
    this.webContents = new WebContents({
      preload: webPreferences.preload ?? null,
      open: () => openNativeWindow(this.bounds),
      place: (target) => placeWindow(target, this.bounds, this.state.visible),
      size: () => this.bounds,
      requestClose: () => this.close(),
      onGone: () => this.markClosed(),
    });
    this.id = this.webContents.id;
    this.webContents.on('first-paint', () => {
      if (this.state.readyToShow) return;
      this.state.readyToShow = true;
      this.emit('ready-to-show', createEvent());
    });
    rememberWindow(this);
    // What a window manager draws around a window is known only when it stands.
    if (hasDisplay) this.webContents.once('dom-ready', () => this.place());
    if (given.backgroundColor !== undefined) this.webContents.setBackground(given.backgroundColor);
    if (show) this.show();
  }

  static getAllWindows(): BrowserWindow[] {
    return openWindows().filter((one) => one instanceof BrowserWindow);
  }

  static getFocusedWindow(): BrowserWindow | null {
    return focused;
  }

  static fromWebContents(webContents: object): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((one) => one.webContents === webContents) ?? null;
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url);
  }

  show(): void {
    this.showInactive();
    this.focus();
  }

  showInactive(): void {
    if (this.state.visible) return;
    this.state.visible = true;
    this.place();
    this.emit('show', createEvent());
  }

  focus(): void {
    if (focused === this || !this.state.visible) return;
    focused?.emit('blur', createEvent());
    focused = this;
    this.webContents.post(({ session }) => session.post('Page.bringToFront'));
    this.emit('focus', createEvent());
  }

  isFocused(): boolean {
    return focused === this;
  }

  minimize(): void {
    this.state.minimized = true;
    this.webContents.post(minimizeWindow);
    this.emit('minimize', createEvent());
    if (focused !== this) return;
    focused = null;
    this.emit('blur', createEvent());
  }

  restore(): void {
    if (!this.state.minimized) return;
    this.state.minimized = false;
    this.webContents.post(restoreWindow);
    this.emit('restore', createEvent());
  }

  isMinimized(): boolean {
    return this.state.minimized;
  }

  isVisible(): boolean {
    return this.state.visible && !this.state.minimized;
  }

  isDestroyed(): boolean {
    return this.state.destroyed;
  }

  setSize(width: number, height: number): void {
    const { minimum } = this;
    this.bounds.width = Math.max(width, minimum.width);
    this.bounds.height = Math.max(height, minimum.height);
    this.place();
  }

  getSize(): [number, number] {
    return [this.bounds.width, this.bounds.height];
  }

  getBounds(): Electron.Rectangle {
    const { x = 0, y = 0, width, height } = this.bounds;
    return { x, y, width, height };
  }

  /** Asks first: 'close' may be prevented, and the page's beforeunload may refuse. */
  close(): void {
    this.tryToClose();
  }

  /** False when a listener of 'close' has prevented it. */
  tryToClose(): boolean {
    const event = createEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.webContents.requestUnload();
    return !event.defaultPrevented;
  }

  destroy(): void {
    this.webContents.forceClose();
    this.webContents.markDestroyed();
  }

  private place(): void {
    const { webContents } = this;
    webContents.post((target) => {
      const place = () => placeWindow(target, this.bounds, this.state.visible);
      if (webContents.getZoomFactor() === 1) void place();
      else
        void zoomPage(target.session, 1, this.bounds)
          .then(place)
          .then(() => webContents.zoom());
    });
  }

  private markClosed(): void {
    if (this.state.destroyed) return;
    this.state.destroyed = true;
    this.state.visible = false;
    if (focused === this) focused = null;
    this.emit('closed');
    forgetWindow(this);
  }
}

let focused: BrowserWindow | null = null;
