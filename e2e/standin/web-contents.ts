import { chromium } from './chromium.ts';
import { tellConsole } from './console-messages.ts';
import type { DevtoolsSession } from './devtools.ts';
import { createEvent, StandinEmitter } from './emitter.ts';
import { codec, ipcMain } from './ipc-main.ts';
import { askToOpen, askToOpenExternally, type OpenHandler } from './leaving.ts';
import { lifecycle } from './lifecycle.ts';
import { notInStandin, refuseUnknown } from './missing.ts';
import { emulateTheme } from './native-theme.ts';
import { Navigation } from './navigation.ts';
import type { Outgoing } from './page/preload-world.ts';
import { openPage, type PageTarget } from './page-target.ts';
import { defaultSession } from './session.ts';
import { closeTarget, type NewTarget } from './targets.ts';
import { type Frame, mainFrameOf } from './web-frame-main.ts';
import { announcePage } from './windows.ts';
import { zoomPage } from './zoom.ts';

const all = new Map<number, WebContents>();
let lastId = 0;

type Options = {
  preload: string | null;
  open: () => Promise<NewTarget>;
  place: (target: NewTarget) => Promise<void>;
  /** What the program gave the window. */
  size: () => Electron.Size;
  /** The page wants its window closed. */
  requestClose: () => void;
  /** The page is gone. */
  onGone: () => void;
};

const events = [
  'did-finish-load',
  'did-start-loading',
  'did-stop-loading',
  'dom-ready',
  'did-fail-load',
  'did-navigate',
  'will-navigate',
  'will-redirect',
  'will-attach-webview',
  'render-process-gone',
  'destroyed',
  'console-message',
  'first-paint',
];

export class WebContents extends StandinEmitter {
  readonly id: number;
  readonly mainFrame: Frame;
  readonly session = defaultSession;
  readonly opened: Promise<PageTarget>;
  private readonly requestClose: () => void;
  private readonly onGone: () => void;
  private readonly navigation: Navigation;
  private target: PageTarget | undefined;
  private openHandler: OpenHandler | null = null;
  private destroyed = false;
  private unasked: NodeJS.Timeout | undefined;
  private zoomFactor = 1;

  private readonly size: Options['size'];

  constructor({ preload, open, place, size, requestClose, onGone }: Options) {
    super('webContents', events);
    lastId += 1;
    this.id = lastId;
    this.size = size;
    this.requestClose = requestClose;
    this.onGone = onGone;
    this.navigation = new Navigation(this);
    this.mainFrame = mainFrameOf(() => this.getURL());
    all.set(this.id, this);
    this.opened = openPage({
      preload,
      open,
      place,
      onMessage: (message) => this.receive(message),
      onSession: (session) => this.attend(session),
      onGone: () => this.markDestroyed(),
    }).then((target) => {
      this.target = target;
      this.navigation.attach(target);
      return target;
    });
    // Without Chromium the program ends, with the reason on stderr; here there is nothing to add.
    this.opened.catch(() => this.markDestroyed());
    announcePage(this);
  }

  static fromId(id: number): WebContents | undefined {
    return all.get(id);
  }

  static fromDevToolsTargetId(targetId: string): WebContents | undefined {
    return [...all.values()].find((one) => one.target?.targetId === targetId);
  }

  static getAllWebContents(): WebContents[] {
    return [...all.values()];
  }

  getURL(): string {
    return this.navigation.url;
  }

  isDestroyed(): boolean {
    return this.destroyed;
  }

  isLoading(): boolean {
    return this.navigation.loading;
  }

  send(channel: string, ...args: unknown[]): void {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    this.target?.deliver({ kind: 'message', channel, args: codec.encode(args) });
  }

  loadURL(url: string): Promise<void> {
    return this.navigation.load(url);
  }

  reload(): void {
    this.post((target) => this.navigation.reload(target));
  }

  getZoomFactor(): number {
    return this.zoomFactor;
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.zoomFactor = Math.min(Math.max(factor, 0.25), 5);
    this.zoom();
  }

  /** Once more, after the window got another size. */
  zoom(): void {
    this.post(({ session }) => void zoomPage(session, this.zoomFactor, this.size()));
  }

  setWindowOpenHandler(handler: OpenHandler): void {
    this.openHandler = handler;
  }

  close(options: Partial<Electron.CloseOpts> = {}): void {
    refuseUnknown(options, ['waitForBeforeUnload'], 'webContents.close');
    if (options.waitForBeforeUnload) this.requestUnload();
    else this.forceClose();
  }

  /** What is seen where the page paints nothing; a colour as `#rrggbb`. */
  setBackground(color: string): void {
    const [, red, green, blue] = /^#(..)(..)(..)$/.exec(color) ?? [];
    if (red === undefined || green === undefined || blue === undefined)
      throw notInStandin(`backgroundColor: ${color}`);
    const [r, g, b] = [red, green, blue].map((part) => Number.parseInt(part, 16)) as [number, number, number];
    this.post(({ session }) =>
      session.post('Emulation.setDefaultBackgroundColorOverride', { color: { r, g, b } }),
    );
  }

  /**
   * Closes the page after its beforeunload handlers, which may refuse. Chromium forgets the wish when the page is
   * just about to change its document: then it is closed without being asked.
   */
  requestUnload(): void {
    this.post(({ session }) => {
      if (!this.navigation.hasDocument) {
        this.forceClose();
        return;
      }
      session.post('Page.close');
      clearTimeout(this.unasked);
      this.unasked = setTimeout(() => this.forceClose(), 2000);
    });
  }

  forceClose(): void {
    this.post(({ targetId }) => closeTarget(chromium(), targetId));
  }

  /** Runs `action` on the page as soon as there is one. */
  post(action: (target: PageTarget) => void): void {
    if (this.target) action(this.target);
    else this.opened.then(action, () => undefined);
  }

  private receive(message: Outgoing): void {
    if (message.kind === 'open') askToOpen(message, this.getURL(), this.openHandler);
    else if (message.kind === 'external') this.leave(message.url);
    else if (message.kind === 'close') this.requestClose();
    else this.dispatch(message);
  }

  private dispatch(message: Extract<Outgoing, { kind: 'send' | 'invoke' }>): void {
    const origin = {
      sender: this,
      senderFrame: this.mainFrame,
      type: 'frame',
      processId: this.id,
      frameId: 1,
    };
    ipcMain
      .dispatch(message, origin, (answer) => this.target?.deliver(answer))
      .catch((error: unknown) => {
        // A listener of ipcMain.on threw: that is an uncaught exception of the main process.
        process.nextTick(() => {
          throw error;
        });
      });
  }

  /** For another program's address too a page is asked first whether it may go there. */
  private leave(url: string): void {
    if (this.navigation.allows('will-navigate', url)) askToOpenExternally(this, this.getURL(), url);
  }

  private attend(session: DevtoolsSession): void {
    this.navigation.listen(session);
    emulateTheme(session);
    session.on('Inspector.targetCrashed', () => {
      this.navigation.loading = false;
      this.emit('render-process-gone', createEvent(), { reason: 'crashed', exitCode: 139 });
    });
    session.on('Page.javascriptDialogOpening', ({ type }) => {
      if (type !== 'beforeunload') return;
      // The page wants to stay; Electron asks nobody, and a quitting that was under way is over.
      clearTimeout(this.unasked);
      lifecycle.quitting = false;
      session.post('Page.handleJavaScriptDialog', { accept: false });
    });
    tellConsole(session, this);
  }

  markDestroyed(): void {
    if (this.destroyed) return;
    clearTimeout(this.unasked);
    this.destroyed = true;
    all.delete(this.id);
    this.emit('destroyed');
    this.onGone();
  }
}
