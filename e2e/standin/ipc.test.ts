import type { ElectronApplication, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './fixture/start.ts';

type Api = {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  send(channel: string, ...args: unknown[]): void;
  on(channel: string, listener: (...args: unknown[]) => void): () => void;
};
declare const api: Api;

let app: ElectronApplication;
let page: Page;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ app, end } = await launch());
  page = await app.firstWindow();
  await page.waitForSelector('h1');
  await app.evaluate(({ ipcMain }) => {
    ipcMain.handle('echo', (_event, ...args) => args);
    ipcMain.handle(
      'kind',
      (_event, value) => `${Object.prototype.toString.call(value)} ${value?.constructor?.name}`,
    );
    ipcMain.handle('fail', () => {
      throw new TypeError('no way');
    });
    ipcMain.handle('function', () => () => 1);
    ipcMain.handle('who', ({ sender, senderFrame }) => ({
      sender: sender.getURL(),
      frame: senderFrame?.url,
      origin: senderFrame?.origin,
      isMain: senderFrame === sender.mainFrame,
    }));
    const heard: unknown[] = [];
    ipcMain.on('note', (_event, value) => heard.push(value));
    ipcMain.handle('heard', () => heard.splice(0));
  });
});
afterAll(() => end());

test('invoke resolves with what the handler returns, after structured clone both ways', async () => {
  const same = await page.evaluate(async () => {
    const sent = [
      1,
      -0,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
      12n,
      'ü\u0000\ud800',
      null,
      undefined,
      true,
      new Date(5),
      /a+/gi,
      new Map<unknown, unknown>([[{ a: 1 }, new Set([1, 'b'])]]),
      new Uint8Array([1, 2, 255]),
      new Float64Array([0.5]),
      new ArrayBuffer(3),
      { $: 'not a tag', nested: { $: [] } },
      [1, [2, [3]]],
    ];
    const got = (await api.invoke('echo', ...sent)) as unknown[];
    const show = (value: unknown): string => {
      if (Object.is(value, -0)) return '-0';
      if (value instanceof Map) return `Map ${[...value].map(([k, v]) => show(k) + show(v))}`;
      if (value instanceof Set) return `Set ${[...value].map(show)}`;
      if (value instanceof ArrayBuffer) return `ArrayBuffer ${value.byteLength}`;
      if (ArrayBuffer.isView(value)) return `${value.constructor.name} ${value}`;
      if (value instanceof Error) return `${value}`;
      if (value instanceof Date || value instanceof RegExp || typeof value !== 'object')
        return `${typeof value} ${String(value)}`;
      return JSON.stringify(value);
    };
    return sent
      .map((value, at) => [show(value), show(got[at])])
      .filter(([before, after]) => before !== after);
  });
  expect(same).toEqual([]);
});

test('references inside one message stay references, circles too', async () => {
  const seen = await page.evaluate(async () => {
    const shared = { name: 'shared' };
    const circle: Record<string, unknown> = { first: shared, second: shared };
    circle.self = circle;
    const [got] = (await api.invoke('echo', circle)) as [Record<string, unknown>];
    return [got.first === got.second, got.self === got];
  });
  expect(seen).toEqual([true, true]);
});

test('prototypes are not included: an instance of a class arrives as a plain object', async () => {
  const got = await page.evaluate(() => {
    class Point {
      x = 1;
      get y() {
        return 2;
      }
    }
    return api.invoke('echo', new Point());
  });
  expect(got).toEqual([{ x: 1 }]);
});

test('sending functions, promises, symbols or WeakMaps throws', async () => {
  const messages = await page.evaluate(() => {
    // The bridge proxies functions and promises, so these are made in the preload's place: inside an object it clones.
    const all: unknown[] = [() => 1, Promise.resolve(1)];
    return Promise.all(all.map((value) => api.invoke('echo', value).catch((error: Error) => error.message)));
  });
  for (const message of messages) expect(message).toMatch(/An object could not be cloned/);
});

test('an error of a handler rejects with its message under the prefix that Electron gives it', async () => {
  const message = await page.evaluate(() =>
    api.invoke('fail').catch((error: Error) => [error.constructor.name, error.message]),
  );
  expect(message).toEqual(['Error', "Error invoking remote method 'fail': TypeError: no way"]);
});

test('invoking a channel without a handler rejects, and so does a result that cannot be cloned', async () => {
  const reject = (channel: string) =>
    page.evaluate((name) => api.invoke(name).catch((error: Error) => error.message), channel);
  expect(await reject('nobody')).toBe(
    "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
  );
  expect(await reject('function')).toMatch(
    /^Error invoking remote method 'function': Error: An object could not be cloned/,
  );
});

test('a second handler of a channel is refused; a removed one makes place', async () => {
  const said = await app.evaluate(({ ipcMain }) => {
    const attempt = () => {
      try {
        ipcMain.handle('once', () => 1);
        return 'done';
      } catch (error) {
        return (error as Error).message;
      }
    };
    const first = [attempt(), attempt()];
    ipcMain.removeHandler('once');
    return [...first, attempt()];
  });
  expect(said).toEqual(['done', "Attempted to register a second handler for 'once'", 'done']);
});

test('sender and senderFrame say who called, under the URL that the program gave', async () => {
  const url = 'app://fixture/index.html';
  expect(await page.evaluate(() => api.invoke('who'))).toEqual({
    sender: url,
    frame: url,
    origin: 'app://fixture',
    isMain: true,
  });
});

test('messages are heard in the order in which they were sent', async () => {
  await page.evaluate(() => {
    for (let n = 0; n < 500; n += 1) api.send('note', n);
  });
  expect(await page.evaluate(() => api.invoke('heard'))).toEqual(Array.from({ length: 500 }, (_, n) => n));
});

test('what main sends is heard by the page in order, until it stops listening', async () => {
  await page.evaluate(() => {
    const heard: unknown[] = [];
    const off = api.on('news', (...args) => heard.push(args));
    Object.assign(globalThis, { heard, off });
  });
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    for (let n = 0; n < 300; n += 1) window?.webContents.send('news', n, { when: new Date(n) });
  });
  await expect.poll(() => page.evaluate('heard.length')).toBe(300);
  const [ordered, date] = (await page.evaluate(
    '[heard.every(([n], at) => n === at), heard[7][1].when.getTime()]',
  )) as [boolean, number];
  expect([ordered, date]).toEqual([true, 7]);
  await page.evaluate('off()');
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.send('news', 'more'),
  );
  await page.evaluate(() => api.invoke('echo'));
  expect(await page.evaluate('heard.length')).toBe(300);
});

test('a payload of some megabytes goes both ways unharmed', async () => {
  const sizes = await page.evaluate(async () => {
    const text = 'é'.repeat(3_000_000);
    const bytes = new Uint8Array(2_000_000).fill(7);
    const [a, b] = (await api.invoke('echo', text, bytes)) as [string, Uint8Array];
    return [a === text, b.length, b.every((byte) => byte === 7)];
  });
  expect(sizes).toEqual([true, 2_000_000, true]);
});

test('what is sent before the page is loaded is dropped', async () => {
  const dropped = await app.evaluate(async ({ ipcMain }) => {
    const fixture = Reflect.get(globalThis, 'fixture');
    const heard: unknown[] = [];
    ipcMain.on('heard early', (_event, value) => heard.push(value));
    fixture.pages['/early.html'] =
      '<script>api.on("early", (value) => api.send("heard early", value)); api.send("listening")</script>';
    const listening = new Promise((resolve) => ipcMain.once('listening', resolve));
    const window = fixture.open();
    window.webContents.send('early', 'too early');
    await window.loadURL('app://fixture/early.html');
    await listening;
    const answered = new Promise((resolve) => ipcMain.once('heard early', resolve));
    window.webContents.send('early', 'in time');
    await answered;
    window.destroy();
    return heard;
  });
  expect(dropped).toEqual(['in time']);
});
