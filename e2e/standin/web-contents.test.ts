import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ElectronApplication, Page } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launch } from './fixture/start.ts';

let app: ElectronApplication;
let page: Page;
let end: () => Promise<void>;
let server: Server;
let outside: string;
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url === '/moved') response.writeHead(302, { location: '/there' }).end();
    else response.setHeader('content-type', 'text/html').end('<h1>outside</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ({ app, end } = await launch());
  page = await app.firstWindow();
  await page.waitForSelector('h1');
  await app.evaluate(({ BrowserWindow }) => {
    const fixture = Reflect.get(globalThis, 'fixture');
    fixture.window = BrowserWindow.getAllWindows()[0];
    fixture.heard = [];
    fixture.answer = 'deny';
    const { webContents } = fixture.window;
    for (const name of ['will-navigate', 'will-redirect']) {
      webContents.on(name, (event: Electron.Event<Electron.WebContentsWillNavigateEventParams>) => {
        fixture.heard.push([name, event.url]);
        if (fixture.answer === 'deny') event.preventDefault();
      });
    }
    webContents.setWindowOpenHandler(({ url, frameName }: Electron.HandlerDetails) => {
      fixture.heard.push(['open', url, frameName]);
      return { action: 'deny' };
    });
  });
});
afterAll(async () => {
  await end();
  server.close();
});
beforeEach(async () => {
  asked = [];
  await app.evaluate(async () => {
    const fixture = Reflect.get(globalThis, 'fixture');
    fixture.answer = 'deny';
    await fixture.window.loadURL('app://fixture/index.html');
    fixture.heard.splice(0);
  });
  await page.waitForFunction(() => location.pathname === '/index.html' && document.readyState === 'complete');
});

/** Shows this HTML as a page of the program, without asking anybody. */
async function show(html: string): Promise<void> {
  await app.evaluate(async (_electron, body) => {
    const fixture = Reflect.get(globalThis, 'fixture');
    fixture.pages['/shown.html'] = `<!doctype html>${body}`;
    await fixture.window.loadURL('app://fixture/shown.html');
  }, html);
  await page.waitForFunction(() => location.pathname === '/shown.html' && document.readyState === 'complete');
}

const heard = () => app.evaluate(() => Reflect.get(globalThis, 'fixture').heard as unknown[]);
const path = () => page.evaluate('location.pathname');

test('will-navigate is emitted when the page sets its location; preventDefault keeps the page where it is', async () => {
  await page.evaluate((url) => location.assign(url), `${outside}/away`);
  await expect.poll(heard).toEqual([['will-navigate', `${outside}/away`]]);
  expect(await path()).toBe('/index.html');
  expect(asked).toEqual([]);
});

test('will-navigate is emitted when a link is clicked, and for a page of the program’s own under its own URL', async () => {
  await show('<a id="out" href="app://fixture/other.html">go</a><a id="own" href="/other.html">go</a>');
  await page.click('#own');
  await expect.poll(heard).toEqual([['will-navigate', 'app://fixture/other.html']]);
  expect(await path()).toBe('/shown.html');
});

test('a navigation that is not prevented goes on', async () => {
  await app.evaluate(() => {
    Reflect.get(globalThis, 'fixture').answer = 'allow';
  });
  await page.evaluate(() => location.assign('/other.html'));
  await page.waitForFunction(() => location.pathname === '/other.html');
  expect(await heard()).toEqual([['will-navigate', 'app://fixture/other.html']]);
});

test('will-navigate is not emitted for loadURL, reload, or a navigation within the page', async () => {
  await page.evaluate(() => {
    location.hash = 'part';
    history.pushState({}, '', '/pushed');
  });
  await expect
    .poll(() => app.evaluate(() => Reflect.get(globalThis, 'fixture').window.webContents.getURL()))
    .toBe('app://fixture/pushed');
  await app.evaluate(() => Reflect.get(globalThis, 'fixture').window.loadURL('app://fixture/other.html'));
  await page.waitForFunction(() => location.pathname === '/other.html');
  await page.evaluate(() => Object.assign(globalThis, { old: true }));
  await app.evaluate(() => Reflect.get(globalThis, 'fixture').window.webContents.reload());
  await page.waitForFunction(() => !('old' in globalThis) && document.readyState === 'complete');
  // Nor for what a debugger asks for, as Playwright does.
  await page.reload();
  expect(await heard()).toEqual([]);
});

test('will-redirect is emitted for a server’s redirect, and prevented it ends the navigation', async () => {
  const error = await app.evaluate(
    (_electron, url) =>
      Reflect.get(globalThis, 'fixture')
        .window.loadURL(url)
        .then(
          () => 'loaded',
          (reason: Error) => reason.message,
        ),
    `${outside}/moved`,
  );
  expect(error).toMatch(/ERR_ABORTED/);
  expect(await heard()).toEqual([['will-redirect', `${outside}/there`]]);
  expect(asked).toEqual(['/moved']);
});

test('window.open asks setWindowOpenHandler; denied, it returns null and no window is there', async () => {
  expect(await page.evaluate((url) => window.open(url, 'name') === null, `${outside}/popup`)).toBe(true);
  await expect.poll(heard).toEqual([['open', `${outside}/popup`, 'name']]);
  expect(app.windows()).toHaveLength(1);
  expect(asked).toEqual([]);
});

test('a link to a new window, and a click with the control key, ask setWindowOpenHandler', async () => {
  await show(
    `<a id="blank" target="_blank" href="${outside}/blank">a</a><a id="plain" href="${outside}/plain">b</a>`,
  );
  await page.click('#blank');
  await page.click('#plain', { modifiers: ['Control'] });
  await expect.poll(heard).toEqual([
    ['open', `${outside}/blank`, '_blank'],
    ['open', `${outside}/plain`, ''],
  ]);
  expect(app.windows()).toHaveLength(1);
  expect(asked).toEqual([]);
});

test('a window that is opened past the handler is closed before it asks for anything', async () => {
  await show(`<form id="form" target="_blank" action="${outside}/form"><button>go</button></form>`);
  await page.click('button');
  await expect.poll(() => app.windows().length).toBe(1);
  expect(asked).toEqual([]);
});

test('a link to another program’s scheme is a navigation first', async () => {
  await show('<a href="ms-xbl-decafbad://host/">join</a>');
  await page.click('a');
  await expect.poll(heard).toEqual([['will-navigate', 'ms-xbl-decafbad://host/']]);
});

test('loadURL is fulfilled after did-finish-load, and events come in their order', async () => {
  const order = await app.evaluate(async () => {
    const { window } = Reflect.get(globalThis, 'fixture');
    const seen: string[] = [];
    const names = ['did-start-loading', 'did-navigate', 'dom-ready', 'did-finish-load'];
    const listeners = names.map((name) => [name, () => seen.push(name)] as const);
    for (const [name, listener] of listeners) window.webContents.on(name, listener);
    await window.loadURL('app://fixture/other.html');
    for (const [name, listener] of listeners) window.webContents.off(name, listener);
    return [...seen, window.webContents.getURL()];
  });
  expect(order).toEqual([
    'did-start-loading',
    'did-navigate',
    'dom-ready',
    'did-finish-load',
    'app://fixture/other.html',
  ]);
});

test('a load that fails rejects with Chromium’s error and emits did-fail-load', async () => {
  const said = await app.evaluate(async () => {
    const { window } = Reflect.get(globalThis, 'fixture');
    const failed = new Promise<unknown[]>((resolve) =>
      window.webContents.once('did-fail-load', (_event: unknown, ...rest: unknown[]) => resolve(rest)),
    );
    const message = await window.loadURL('http://127.0.0.1:1/').catch((error: Error) => error.message);
    return [message, ...(await failed).slice(0, 4)];
  });
  expect(said).toEqual([
    "ERR_UNSAFE_PORT (-312) loading 'http://127.0.0.1:1/'",
    ...[-312, 'ERR_UNSAFE_PORT', 'http://127.0.0.1:1/', true],
  ]);
});

test('console-message tells level, text and source under the program’s own URL', async () => {
  // Listened to first: the page and main are asked over two connections, of which either may be the quicker one.
  await app.evaluate(() => {
    const fixture = Reflect.get(globalThis, 'fixture');
    fixture.told = new Promise((resolve) => {
      fixture.window.webContents.once(
        'console-message',
        (event: Electron.Event<Electron.WebContentsConsoleMessageEventParams>) => {
          resolve([event.level, event.message]);
        },
      );
    });
  });
  await page.evaluate(() => console.warn('watch', 'out', 3));
  const told = await app.evaluate(() => Reflect.get(globalThis, 'fixture').told);
  expect(told).toEqual(['warning', 'watch out 3']);
});

test('render-process-gone is emitted when the page’s process crashes, and reload brings it back', async () => {
  const gone = await app.evaluate(async () => {
    const fixture = Reflect.get(globalThis, 'fixture');
    const window = fixture.open();
    await window.loadURL('app://fixture/index.html');
    const reason = new Promise((resolve) => {
      window.webContents.once(
        'render-process-gone',
        (_event: unknown, details: Electron.RenderProcessGoneDetails) => resolve(details.reason),
      );
    });
    window.loadURL('chrome://crash').catch(() => undefined);
    const told = await reason;
    const again = new Promise((resolve) => window.webContents.once('did-finish-load', resolve));
    window.webContents.reload();
    await again;
    const destroyed = window.isDestroyed();
    window.destroy();
    return [told, destroyed];
  });
  expect(gone).toEqual(['crashed', false]);
});

test('fromId and fromDevToolsTargetId find it until it is destroyed', async () => {
  const found = await app.evaluate(async ({ webContents }) => {
    const window = Reflect.get(globalThis, 'fixture').open();
    const contents = window.webContents;
    await window.loadURL('app://fixture/index.html');
    const before = webContents.fromId(contents.id) === contents;
    const destroyed = new Promise((resolve) => contents.once('destroyed', resolve));
    window.destroy();
    await destroyed;
    return [before, webContents.fromId(contents.id) === undefined, contents.isDestroyed()];
  });
  expect(found).toEqual([true, true, true]);
});
