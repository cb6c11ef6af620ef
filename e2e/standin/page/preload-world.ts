import type { bridgeEnd } from './bridge.ts';
import type { cloneCodec } from './clone.ts';

/** What main tells the preload's world about the process it seems to run in. */
export type PreloadSettings = {
  binding: string;
  receiver: string;
  versions: Record<string, string>;
  platform: string;
  arch: string;
};

export type Outgoing =
  | { kind: 'send' | 'invoke'; channel: string; id: number; args: string }
  | { kind: 'open'; url: string; frameName: string; features: string }
  | { kind: 'external'; url: string }
  | { kind: 'close' };

export type Incoming =
  | { kind: 'message'; channel: string; args: string }
  | { kind: 'answer'; id: number; value?: string; error?: string };

/**
 * The preload's world: isolated from the page's, with `require('electron')` alone, as a sandboxed preload has it.
 * Sent into the page as source text: it names nothing outside itself.
 */
export function preloadWorld(
  settings: PreloadSettings,
  bridge: ReturnType<typeof bridgeEnd>,
  codec: ReturnType<typeof cloneCodec>,
  preload: ((require: unknown, process: unknown, exports: object, module: object) => void) | null,
): void {
  type Listener = (event: object, ...args: unknown[]) => void;
  const toMain: (text: string) => void = Reflect.get(globalThis, settings.binding);
  const say = (message: Outgoing) => toMain(JSON.stringify(message));
  const missing = (what: string) => new Error(`not in the stand-in: ${what}`);
  const strict = <T extends object>(target: T, name: string): T =>
    new Proxy(target, {
      get(object, key) {
        if (typeof key === 'symbol' || key in object || key === 'then') return Reflect.get(object, key);
        throw missing(`${name}.${key}`);
      },
    });

  const listeners = new Map<string, Listener[]>();
  const answers = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let lastId = 0;
  const text = (channel: unknown) => {
    if (typeof channel !== 'string') throw new TypeError('channel must be a string');
    return channel;
  };
  const ipcRenderer = {
    send: (channel: string, ...args: unknown[]) =>
      void say({ kind: 'send', channel: text(channel), id: 0, args: codec.encode(args) }),
    invoke: async (channel: string, ...args: unknown[]) => {
      lastId += 1;
      const id = lastId;
      const encoded = codec.encode(args);
      return new Promise((resolve, reject) => {
        answers.set(id, {
          resolve,
          reject: (error) => reject(new Error(`Error invoking remote method '${channel}': ${error.message}`)),
        });
        say({ kind: 'invoke', channel: text(channel), id, args: encoded });
      });
    },
    on: (channel: string, listener: Listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off: (channel: string, listener: Listener) => {
      const kept = [...(listeners.get(channel) ?? [])];
      const at = kept.lastIndexOf(listener);
      if (at >= 0) kept.splice(at, 1);
      listeners.set(channel, kept);
      return ipcRenderer;
    },
    once: (channel: string, listener: Listener) => {
      const once: Listener = (event, ...args) => {
        ipcRenderer.off(channel, once);
        listener(event, ...args);
      };
      return ipcRenderer.on(channel, once);
    },
    removeListener: (channel: string, listener: Listener) => ipcRenderer.off(channel, listener),
  };
  const receive = (message: string) => {
    const incoming: Incoming = JSON.parse(message);
    if (incoming.kind === 'message') {
      const args = codec.decode(incoming.args) as unknown[];
      for (const listener of listeners.get(incoming.channel) ?? []) {
        try {
          listener(strict({ sender: ipcRenderer, ports: [] }, 'IpcRendererEvent'), ...args);
        } catch (error) {
          reportError(error);
        }
      }
      return;
    }
    const answer = answers.get(incoming.id);
    answers.delete(incoming.id);
    if (incoming.error !== undefined) answer?.reject(new Error(incoming.error));
    else answer?.resolve(incoming.value === undefined ? undefined : codec.decode(incoming.value));
  };
  Reflect.set(globalThis, settings.receiver, receive);

  // Whichever of the two worlds is set up first, the page's learns of everything exposed before its scripts run.
  let pageIsThere = false;
  const exposed: { key: string; api: unknown }[] = [];
  const expose = ({ key, api }: { key: string; api: unknown }) => {
    let free = true;
    bridge.onMessage.set('exposed', ({ ok }) => {
      free = ok === true;
    });
    bridge.say({ type: 'expose', id: 0, key, value: bridge.encode(api) });
    if (!free) throw new Error('Cannot bind an API on top of an existing property on the window object');
  };
  bridge.onMessage.set('hello', () => {
    pageIsThere = true;
    exposed.splice(0).forEach(expose);
  });
  bridge.say({ type: 'ask', id: 0 });
  const contextBridge = {
    exposeInMainWorld: (key: string, api: unknown) => {
      if (exposed.some((one) => one.key === key)) {
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      }
      if (pageIsThere) expose({ key, api });
      else exposed.push({ key, api });
    },
  };

  bridge.onMessage.set('open', ({ value }) => {
    say({ kind: 'open', ...(value?.[1] as { url: string; frameName: string; features: string }) });
  });
  bridge.onMessage.set('close', () => say({ kind: 'close' }));
  const onClick = (event: MouseEvent) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement && node.href !== '');
    if (event.defaultPrevented || !(link instanceof HTMLAnchorElement)) return;
    const elsewhere = link.target !== '' && !['_self', '_top', '_parent'].includes(link.target);
    if (elsewhere || event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1) {
      event.preventDefault();
      say({ kind: 'open', url: link.href, frameName: link.target, features: '' });
    } else if (!/^(https?|file|data|blob|about|javascript):/.test(link.href)) {
      event.preventDefault();
      say({ kind: 'external', url: link.href });
    }
  };
  addEventListener('click', onClick);
  addEventListener('auxclick', onClick);

  const process = {
    type: 'renderer',
    platform: settings.platform,
    arch: settings.arch,
    versions: settings.versions,
    sandboxed: true,
    contextIsolated: true,
  };
  const electron = strict(
    {
      contextBridge: strict(contextBridge, 'contextBridge'),
      ipcRenderer: strict(ipcRenderer, 'ipcRenderer'),
    },
    'electron',
  );
  const require = (id: string) => {
    if (id === 'electron' || id === 'electron/renderer') return electron;
    if (['events', 'timers', 'url'].includes(id.replace(/^node:/, '')))
      throw missing(`require('${id}') in a preload`);
    throw new Error(`module not found: ${id}`);
  };
  const module = { exports: {} };
  try {
    preload?.(require, strict(process, 'process'), module.exports, module);
  } catch (error) {
    console.error('Unable to load preload script:', error);
  }
}
