import type { bridgeEnd } from './bridge.ts';

/**
 * The page's side: puts what the preload exposes on `window`, and refuses `window.open` before a window can exist.
 * Sent into the page as source text: it names nothing outside itself.
 */
export function pageWorld(bridge: ReturnType<typeof bridgeEnd>): void {
  const freeze = (value: unknown): unknown => {
    if (
      typeof value === 'object' &&
      value !== null &&
      !Object.isFrozen(value) &&
      !ArrayBuffer.isView(value)
    ) {
      Object.freeze(value);
      for (const item of Object.values(value)) freeze(item);
    }
    return value;
  };
  bridge.onMessage.set('expose', ({ key, value }) => {
    if (key === undefined || value === undefined) return;
    const taken = key in window;
    bridge.say({ type: 'exposed', id: 0, ok: !taken });
    if (!taken) Object.defineProperty(window, key, { value: freeze(bridge.decode(value)), enumerable: true });
  });
  window.open = (url = '', target = '_blank', features = '') => {
    const absolute = url === '' ? 'about:blank' : new URL(url, document.baseURI).href;
    bridge.say({ type: 'open', id: 0, value: ['plain', { url: absolute, frameName: target, features }] });
    return null;
  };
  window.close = () => void bridge.say({ type: 'close', id: 0 });
  // Whichever world is set up last finds the other one there: by this greeting, or by asking for it.
  bridge.onMessage.set('ask', () => bridge.say({ type: 'hello', id: 0 }));
  bridge.say({ type: 'hello', id: 0 });
}
