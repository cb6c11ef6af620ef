import type { Protocol } from 'devtools-protocol';
import type { DevtoolsSession } from './devtools.ts';
import { createEvent } from './emitter.ts';
import type { PageTarget } from './page-target.ts';
import { settlePermissions } from './permissions.ts';
import { serve } from './protocol.ts';
import { fromChromium, toChromium } from './scheme-map.ts';
import type { Frame } from './web-frame-main.ts';

/** Chromium asks every https origin for this file by itself; an origin of the program's own scheme it would not. */
const isFavicon = ({ request, resourceType }: Protocol.Fetch.RequestPausedEvent): boolean =>
  resourceType === 'Other' &&
  fromChromium(request.url) !== request.url &&
  request.url.endsWith('/favicon.ico');

type Owner = {
  readonly mainFrame: Frame;
  emit(event: string, ...args: unknown[]): boolean;
  post(action: (target: PageTarget) => void): void;
};

/** net_error_list.h: the code of an error that Chromium names. */
const netErrors: Record<string, number> = {
  'net::ERR_FAILED': -2,
  'net::ERR_ABORTED': -3,
  'net::ERR_CONNECTION_REFUSED': -102,
  'net::ERR_NAME_NOT_RESOLVED': -105,
  'net::ERR_INTERNET_DISCONNECTED': -106,
  'net::ERR_UNKNOWN_URL_SCHEME': -302,
  'net::ERR_UNSAFE_PORT': -312,
};

const withoutFragment = (url: string): string => url.replace(/#.*$/s, '');

/** Where a page is and where it goes: loadURL, the events of loading, and the navigations a page asks for itself. */
export class Navigation {
  /** As the program is told of it; empty before the first document. */
  url = '';
  loading = false;
  private readonly owner: Owner;
  private frameId = '';
  /** Chromium's name for the present document, and for the last one that was loaded whole. */
  private document = '';
  private loaded = '';
  /** Loads that the program asked for and that Chromium has not yet asked us to serve. */
  private readonly ordered = new Set<string>();
  /** What the page itself asked to navigate to. */
  private readonly wanted = new Set<string>();
  private finish: (PromiseWithResolvers<void> & { url: string; document?: string }) | undefined;

  constructor(owner: Owner) {
    this.owner = owner;
  }

  get hasDocument(): boolean {
    return this.document !== '';
  }

  async load(url: string): Promise<void> {
    const absolute = new URL(url).href;
    const finish = { ...Promise.withResolvers<void>(), url: absolute };
    this.finish?.reject(new Error(`ERR_ABORTED (-3) loading '${this.finish.url}'`));
    this.finish = finish;
    // Nobody has to wait for a load; its failure is told by 'did-fail-load' as well.
    finish.promise.catch(() => undefined);
    if (this.url === '') this.url = absolute;
    this.owner.post((target) => void this.navigate(target, absolute));
    return finish.promise;
  }

  reload({ session }: PageTarget): void {
    this.ordered.add(withoutFragment(toChromium(this.url)));
    session.post('Page.reload', {});
  }

  attach({ targetId }: PageTarget): void {
    this.frameId = targetId;
  }

  private async navigate({ session }: PageTarget, url: string): Promise<void> {
    const address = toChromium(url);
    this.ordered.add(withoutFragment(address));
    try {
      const { errorText, loaderId = this.loaded } = await session.send('Page.navigate', { url: address });
      if (errorText !== undefined) this.failed(errorText, url);
      else if (loaderId === this.loaded) this.finish?.resolve();
      else if (this.finish) this.finish.document = loaderId;
    } catch {
      this.finish?.reject(new Error(`ERR_FAILED (-2) loading '${url}'`));
    } finally {
      this.ordered.delete(withoutFragment(address));
    }
  }

  private failed(errorText: string, url: string): void {
    const code = netErrors[errorText] ?? -2;
    const name = errorText.replace('net::', '');
    this.owner.emit('did-fail-load', createEvent(), code, name, url, true, 1, 1);
    this.finish?.reject(
      Object.assign(new Error(`${name} (${code}) loading '${url}'`), { errno: code, code: name, url }),
    );
  }

  listen(session: DevtoolsSession): void {
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId !== this.frameId || this.loading) return;
      this.loading = true;
      this.owner.emit('did-start-loading', createEvent());
    });
    session.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (frameId !== this.frameId || !this.loading) return;
      this.loading = false;
      this.owner.emit('did-stop-loading', createEvent());
    });
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      this.document = frame.loaderId;
      this.wanted.clear();
      this.url = fromChromium(frame.url + (frame.urlFragment ?? ''));
      this.owner.emit('did-navigate', createEvent(), this.url, 200, '');
    });
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      if (frameId === this.frameId) this.url = fromChromium(url);
    });
    session.on('Page.lifecycleEvent', ({ frameId, loaderId, name }) => {
      if (frameId !== this.frameId || loaderId !== this.document) return;
      if (name === 'DOMContentLoaded') this.owner.emit('dom-ready', createEvent());
      if (name === 'firstPaint') this.owner.emit('first-paint');
      if (name !== 'load') return;
      this.loaded = loaderId;
      this.owner.emit('did-finish-load', createEvent());
      if (this.finish?.document === loaderId) this.finish.resolve();
    });
    session.on('Page.frameRequestedNavigation', ({ frameId, url, disposition }) => {
      if (frameId === this.frameId && disposition === 'currentTab') this.wanted.add(withoutFragment(url));
    });
    session.on('Fetch.requestPaused', (paused) => {
      this.decide(session, paused).catch((error: unknown) =>
        console.error('stand-in: a request was not served:', error),
      );
    });
  }

  /** A link to a scheme that the system opens: Electron asks first, as for any navigation. */
  allows(event: 'will-navigate' | 'will-redirect', address: string): boolean {
    const url = fromChromium(address);
    const details = createEvent({
      url,
      isSameDocument: false,
      isMainFrame: true,
      frame: this.owner.mainFrame,
    });
    this.owner.emit(event, details, url, false, true, 1, 1);
    return !details.defaultPrevented;
  }

  private async decide(session: DevtoolsSession, paused: Protocol.Fetch.RequestPausedEvent): Promise<void> {
    const { requestId, request, resourceType, frameId } = paused;
    if (isFavicon(paused)) return session.post('Fetch.fulfillRequest', { requestId, responseCode: 204 });
    if (resourceType === 'Document' && frameId === this.frameId) {
      const allowed = paused.redirectedRequestId
        ? this.allows('will-redirect', request.url)
        : !(await this.askedByPage(session, request.url)) || this.allows('will-navigate', request.url);
      if (!allowed) return session.post('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
      await settlePermissions(this.owner, request.url);
    }
    if (fromChromium(request.url) === request.url)
      return session.post('Fetch.continueRequest', { requestId });
    await serve(session, paused);
  }

  /**
   * Did the page itself ask for this navigation, rather than loadURL, reload or a debugger? It tells of its wish
   * before Chromium begins to load, and a question to the browser's process lets news through that is still on its
   * way. (The page itself answers nothing while it is being left.)
   */
  private async askedByPage(session: DevtoolsSession, address: string): Promise<boolean> {
    if (this.ordered.delete(address)) return false;
    if (!this.wanted.has(address)) await session.send('Page.getNavigationHistory');
    return this.wanted.delete(address);
  }
}
