import type { ElectronApplication, Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launch } from './fixture/start.ts';

let app: ElectronApplication;
let page: Page;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ app, end } = await launch());
  page = await app.firstWindow();
  await page.waitForSelector('h1');
});
afterAll(() => end());

/** Loads a page of the fixture, and waits until Playwright sees it too. */
async function load(path: string): Promise<void> {
  const url = `app://fixture${path}`;
  await app.evaluate(({ BrowserWindow }, address) => BrowserWindow.getAllWindows()[0]?.loadURL(address), url);
  await page.waitForFunction((wanted) => location.pathname === wanted, path);
}

test('the handler gets a Request with the program’s own URL, method, headers and body', async () => {
  await app.evaluate(() => {
    Reflect.get(globalThis, 'fixture').pages['/ask'] = async (request: Request) =>
      Response.json({
        url: request.url,
        method: request.method,
        header: request.headers.get('x-note'),
        referrer: request.headers.get('referer'),
        origin: request.headers.get('origin'),
        body: await request.text(),
      });
  });
  const answer = await page.evaluate(async () => {
    const options = { method: 'POST', body: 'some bytes: ü', headers: { 'x-note': 'hi' } };
    return (await fetch('/ask?q=1', options)).json();
  });
  expect(answer).toEqual({
    url: 'app://fixture/ask?q=1',
    method: 'POST',
    header: 'hi',
    referrer: 'app://fixture/index.html',
    origin: 'app://fixture',
    body: 'some bytes: ü',
  });
});

test('status, headers and body of the Response are what the page gets', async () => {
  await app.evaluate(() => {
    const pages = Reflect.get(globalThis, 'fixture').pages;
    pages['/odd'] = () =>
      new Response(new Uint8Array([0, 255, 10]), { status: 418, headers: { 'x-kind': 'odd' } });
  });
  const seen = await page.evaluate(async () => {
    const answer = await fetch('/odd');
    return [answer.status, answer.headers.get('x-kind'), ...new Uint8Array(await answer.arrayBuffer())];
  });
  expect(seen).toEqual([418, 'odd', 0, 255, 10]);
  expect(await page.evaluate(async () => (await fetch('/missing')).status)).toBe(404);
});

test('a streamed body of 20 MB arrives whole', async () => {
  await app.evaluate(() => {
    Reflect.get(globalThis, 'fixture').pages['/big'] = () => {
      let left = 20;
      return new Response(
        new ReadableStream({
          pull(controller) {
            left -= 1;
            controller.enqueue(new Uint8Array(1_000_000).fill(left));
            if (left === 0) controller.close();
          },
        }),
      );
    };
  });
  const [length, first, last] = await page.evaluate(async () => {
    const bytes = new Uint8Array(await (await fetch('/big')).arrayBuffer());
    return [bytes.length, bytes[0], bytes.at(-1)];
  });
  expect([length, first, last]).toEqual([20_000_000, 19, 0]);
});

test('a handler that throws makes the request fail, and no more', async () => {
  await app.evaluate(() => {
    Reflect.get(globalThis, 'fixture').pages['/broken'] = () => {
      throw new Error('on purpose');
    };
  });
  expect(await page.evaluate(() => fetch('/broken').catch((error: Error) => error.name))).toBe('TypeError');
});

test('a Content-Security-Policy works as the response says, for scripts, styles and own schemes', async () => {
  await app.evaluate(() => {
    const pages = Reflect.get(globalThis, 'fixture').pages;
    const policy = "default-src 'none'; script-src 'self'; connect-src app:; img-src app://fixture";
    pages['/own.js'] = () =>
      new Response('globalThis.own = true', { headers: { 'content-type': 'text/javascript' } });
    pages['/strict.html'] = () =>
      new Response(
        '<h1>strict</h1><script>globalThis.inline = true</script><script src="/own.js"></script>',
        {
          headers: { 'content-type': 'text/html', 'content-security-policy': policy },
        },
      );
  });
  await load('/strict.html');
  expect(await page.evaluate('[typeof own, typeof inline]')).toEqual(['boolean', 'undefined']);
  const violated = await page.evaluate(async () => {
    const blocked: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
    await fetch('https://example.invalid/').catch(() => undefined);
    await fetch('/index.html');
    return blocked;
  });
  expect(violated).toEqual(['connect-src']);
  await load('/index.html');
});

test('a standard, secure scheme is a secure context with storage of its own', async () => {
  const seen = await page.evaluate(() => {
    localStorage.setItem('a', 'b');
    return [isSecureContext, localStorage.getItem('a')];
  });
  expect(seen).toEqual([true, 'b']);
});

test('the program is told of its own URLs alone', async () => {
  const told = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return [
      window?.webContents.getURL(),
      window?.webContents.mainFrame.url,
      window?.webContents.mainFrame.origin,
    ];
  });
  expect(told).toEqual(['app://fixture/index.html', 'app://fixture/index.html', 'app://fixture']);
});

test('a scheme can be handled once', async () => {
  const message = await app.evaluate(({ protocol }) => {
    try {
      protocol.handle('app', () => new Response(''));
      return 'done';
    } catch (error) {
      return (error as Error).message;
    }
  });
  expect(message).not.toBe('done');
});

test('a worker’s script is served too', async () => {
  await app.evaluate(() => {
    Reflect.get(globalThis, 'fixture').pages['/worker.js'] = () =>
      new Response('fetch("/other.html").then((answer) => postMessage(answer.status))', {
        headers: { 'content-type': 'text/javascript' },
      });
  });
  const status = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const worker = new Worker('/worker.js');
        worker.onmessage = (event) => resolve(event.data);
        worker.onerror = (event) => resolve(event.message || 'failed');
      }),
  );
  expect(status).toBe(200);
});
