import { chromium } from './chromium.ts';
import { fromChromium } from './scheme-map.ts';
import { defaultSession } from './session.ts';

/** Chromium's name (Permissions API) and Electron's for what a page can ask for. */
const names = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['idle-detection', 'idle-detection'],
  ['window-management', 'window-management'],
  ['display-capture', 'display-capture'],
] as const;

type Permission = (typeof names)[number][1];

/** What the program's handlers say; without a handler Electron grants. */
async function decide(page: Electron.WebContents, permission: Permission, url: string): Promise<boolean> {
  const { check, request } = defaultSession.handlers;
  const details = { isMainFrame: true, requestingUrl: url };
  const mayCheck = permission as Parameters<NonNullable<typeof check>>[1];
  if (check && !check(page, mayCheck, new URL(url).origin, details)) return false;
  if (!request) return true;
  const mayRequest = permission as Parameters<NonNullable<typeof request>>[1];
  return new Promise((resolve) => request(page, mayRequest, resolve, { ...details, securityOrigin: url }));
}

/**
 * Tells Chromium, before a document of this origin runs, what it may ask for. Chromium does not tell anybody when a
 * page asks, therefore the handlers are heard beforehand.
 */
export async function settlePermissions(page: object, address: string): Promise<void> {
  const { origin, protocol } = new URL(address);
  if (!protocol.startsWith('http')) return;
  const { browser } = chromium();
  await Promise.all(
    names.map(async ([name, permission]) => {
      const granted = await decide(page as Electron.WebContents, permission, fromChromium(address));
      const setting = granted ? 'granted' : 'denied';
      await browser.send('Browser.setPermission', { origin, permission: { name }, setting });
    }),
  );
}
