import { notInStandin } from './missing.ts';
import type { Outgoing } from './page/preload-world.ts';
import { fromChromium } from './scheme-map.ts';
import { defaultSession } from './session.ts';
import { shell } from './shell.ts';

export type OpenHandler = Parameters<Electron.WebContents['setWindowOpenHandler']>[0];

/** A page wants a new window: its handler is asked, and must deny it. */
export function askToOpen(
  { url, frameName, features }: Extract<Outgoing, { kind: 'open' }>,
  from: string,
  handler: OpenHandler | null,
): void {
  const referrer: Electron.Referrer = { url: from, policy: 'strict-origin-when-cross-origin' };
  const disposition = 'foreground-tab';
  const answer = handler?.({ url: fromChromium(url), frameName, features, disposition, referrer });
  if (answer?.action === 'deny') return;
  throw notInStandin('opening a window from a page; setWindowOpenHandler must deny it');
}

/** A page wants an address that another program opens: that takes the permission 'openExternal'. */
export function askToOpenExternally(page: object, from: string, url: string): void {
  const open = (granted: boolean) => {
    if (!granted) return;
    shell.openExternal(url).catch((error: unknown) => console.error(`${url} was not opened:`, error));
  };
  const { request } = defaultSession.handlers;
  const details = { externalURL: url, isMainFrame: true, requestingUrl: from };
  if (request) request(page as Electron.WebContents, 'openExternal', open, details);
  else open(true);
}
