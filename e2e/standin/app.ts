import { chromium, endChromium } from './chromium.ts';
import { asChromiumLeavesIt, commandLine, givenArguments } from './command-line.ts';
import * as defaultClient from './default-client.ts';
import { attendDownloads } from './downloads.ts';
import { createEvent, StandinEmitter } from './emitter.ts';
import { lifecycle } from './lifecycle.ts';
import { notInStandin } from './missing.ts';
import { getPath, program, setPath } from './paths.ts';
import { type Arrival, holdsLock, releaseLock, requestLock } from './single-instance.ts';
import { endUtilityProcesses } from './utility-process.ts';
import { openWindows, whenAllWindowsAreClosed, whenPageIsCreated } from './windows.ts';

const events = [
  'ready',
  'second-instance',
  'open-url',
  'window-all-closed',
  'activate',
  'before-quit',
  'will-quit',
  'quit',
  'web-contents-created',
];

class App extends StandinEmitter {
  readonly commandLine = commandLine;
  private readonly isNowReady = Promise.withResolvers<void>();
  private early: Arrival[] = [];
  private ending = false;

  constructor() {
    super('app', events);
    whenAllWindowsAreClosed(() => this.allWindowsClosed());
    whenPageIsCreated((page) => this.emit('web-contents-created', createEvent(), page));
  }

  get isPackaged(): boolean {
    return !process.execPath.endsWith('/electron');
  }

  get name(): string {
    return program.name;
  }

  set name(value: string) {
    program.name = value;
  }

  getName = (): string => program.name;
  setName = (name: string): void => {
    program.name = name;
  };
  getVersion = (): string => program.version;
  getAppPath = (): string => program.appPath;
  getPath = (name: string): string => getPath(name);
  setPath = (name: string, path: string): void => setPath(name, path);

  getLocale(): string {
    const { LC_ALL, LC_MESSAGES, LANG } = process.env;
    const [language = ''] = (LC_ALL || LC_MESSAGES || LANG || '').split('.');
    return /^[a-z]{2}_[A-Z]{2}$/.test(language) ? language.replace('_', '-') : 'en-US';
  }

  isReady(): boolean {
    return lifecycle.ready;
  }

  whenReady(): Promise<void> {
    return this.isNowReady.promise;
  }

  /** Every page of the stand-in is sandboxed already. */
  enableSandbox(): void {
    if (lifecycle.ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }

  /** Windows alone has such an identity; elsewhere Electron does nothing either. */
  setAppUserModelId(_id: string): void {
    if (process.platform === 'win32') throw notInStandin('app.setAppUserModelId on Windows');
  }

  setAsDefaultProtocolClient = defaultClient.setAsDefaultProtocolClient;
  isDefaultProtocolClient = defaultClient.isDefaultProtocolClient;
  removeAsDefaultProtocolClient = defaultClient.removeAsDefaultProtocolClient;
  getApplicationNameForProtocol = defaultClient.getApplicationNameForProtocol;

  /** Brings the first window to the front, as Electron does on Linux. */
  focus(): void {
    const [window] = openWindows();
    window?.focus();
  }

  requestSingleInstanceLock(data?: unknown): boolean {
    const argv = asChromiumLeavesIt([process.execPath, ...givenArguments]);
    return requestLock({ argv, cwd: process.cwd(), data }, (arrival) => {
      if (lifecycle.ready) this.secondInstance(arrival);
      else this.early.push(arrival);
    });
  }

  hasSingleInstanceLock(): boolean {
    return holdsLock();
  }

  releaseSingleInstanceLock(): void {
    releaseLock();
  }

  quit(): void {
    if (lifecycle.quitting) return;
    const event = createEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    lifecycle.quitting = true;
    const windows = openWindows();
    if (windows.length === 0) this.allWindowsClosed();
    for (const window of windows) if (!window.tryToClose()) lifecycle.quitting = false;
  }

  exit(code = 0): void {
    this.end(code);
    for (const window of openWindows()) window.destroy();
  }

  /** Called once, after the first tick of the main script. */
  start(): void {
    if (lifecycle.quitting || this.ending) return;
    lifecycle.ready = true;
    this.emit('ready', createEvent(), {});
    this.isNowReady.resolve();
    for (const arrival of this.early.splice(0)) setImmediate(() => this.secondInstance(arrival));
    setImmediate(() => {
      if (!this.ending) attendDownloads(chromium());
    });
  }

  private secondInstance({ argv, cwd, data }: Arrival): void {
    this.emit('second-instance', createEvent(), argv, cwd, data);
  }

  private allWindowsClosed(): void {
    if (this.ending) return;
    if (!lifecycle.quitting) {
      if (this.listenerCount('window-all-closed') === 0) this.quit();
      else this.emit('window-all-closed');
      return;
    }
    const event = createEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) lifecycle.quitting = false;
    else this.end(0);
  }

  private end(code: number): void {
    if (this.ending) return;
    // A second instance that starts from now on is the first one.
    releaseLock();
    this.ending = true;
    void this.finish(code);
  }

  private async finish(code: number): Promise<never> {
    // What the main script still does in this tick is done before the end, as in Electron.
    await new Promise((resolve) => setImmediate(resolve));
    this.emit('quit', createEvent(), code);
    await Promise.all([endChromium(), endUtilityProcesses()]);
    process.exit(code);
  }
}

export const app = new App();

app satisfies Pick<
  Electron.App,
  | 'isPackaged'
  | 'name'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'getLocale'
  | 'isReady'
  | 'whenReady'
  | 'enableSandbox'
  | 'setAppUserModelId'
  | 'focus'
  | 'quit'
  | 'exit'
  | 'setAsDefaultProtocolClient'
  | 'isDefaultProtocolClient'
  | 'removeAsDefaultProtocolClient'
  | 'getApplicationNameForProtocol'
  | 'requestSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'hasSingleInstanceLock'
>;
