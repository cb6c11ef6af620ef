import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeCertificate } from '../../client/testing/certificate.ts';
import { startProxy } from '../../client/testing/connect-proxy.ts';
import { reply, startDirectoryServer } from '../../client/testing/directory-server.ts';
import { here, launch } from './fixture/start.ts';

type Started = Awaited<ReturnType<typeof launch>>;

const folder = mkdtempSync(join(tmpdir(), 'standin-net-'));
const trusted = makeCertificate();
let proxy: Awaited<ReturnType<typeof startProxy>>;
let refuse: number | null = null;
let server: Awaited<ReturnType<typeof startDirectoryServer>>;
/** No proxy in its settings, and one for everything, loopback too. */
let plain: Started;
let proxied: Started;

const secureServers: { close(): void }[] = [];
const startSecure = async (certificate: { cert: string; key: string }) => {
  const secure = createServer(certificate, (_, response) => response.end('secret'));
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  secureServers.push(secure);
  return `localhost:${(secure.address() as AddressInfo).port}`;
};

beforeAll(async () => {
  writeFileSync(join(folder, 'system.pem'), trusted.cert);
  const env = { FIXTURE_WINDOW: 'none', SSL_CERT_FILE: join(folder, 'system.pem') };
  proxy = await startProxy({ refuse: () => refuse });
  server = await startDirectoryServer(({ url }, response) => {
    if (url === '/moved') return reply(response, 302, {}, { Location: '/elsewhere' });
    if (url === '/cut') return response.destroy();
    if (url === '/304') return response.writeHead(304).end();
    response.setHeader('Set-Cookie', 'taste=good');
    reply(response, 200, { hello: 'you' }, { ETag: '"1"', 'X-Xbl-Debug': 'a' });
  });
  const switches = [`--proxy-server=http://${proxy.host}`, '--proxy-bypass-list=<-loopback>;*.past.test'];
  [plain, proxied] = await Promise.all([
    launch({ args: [here('main.cjs')], env }),
    launch({ args: [here('main.cjs'), ...switches], env }),
  ]);
});
afterEach(() => {
  refuse = null;
  proxy.asked.length = 0;
});
afterAll(async () => {
  await Promise.all([plain.end(), proxied.end(), server.close(), proxy.close()]);
  for (const one of secureServers) one.close();
  rmSync(folder, { recursive: true });
});

/** A request as Beckon makes them; its answer, or its error's message. */
const get = ({ app }: Started, url: string, more: Record<string, string> = {}) =>
  app.evaluate(
    async ({ net }, asked) => {
      const init = { redirect: 'error', credentials: 'omit', cache: 'no-store', ...asked.more } as const;
      try {
        const response = await net.fetch(asked.url, init);
        return { status: response.status, headers: [...response.headers], body: await response.text() };
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    { url, more },
  );

test('net.fetch sends what it is told, adds no cookie, and answers as fetch does', async () => {
  const url = `${server.url}/sessions?x=1`;
  const answer = await get(plain, url, { method: 'PUT', body: '{"a":1}' });
  expect(answer).toMatchObject({ status: 200, body: '{"hello":"you"}' });
  expect(answer).toHaveProperty(
    'headers',
    expect.arrayContaining([
      ['etag', '"1"'],
      ['x-xbl-debug', 'a'],
    ]),
  );
  await get(plain, url);
  expect(server.seen.at(-2)).toMatchObject({ method: 'PUT', url: '/sessions?x=1', body: '{"a":1}' });
  expect(server.seen.at(-1)?.headers).not.toHaveProperty('cookie');
  expect(await get(plain, `${server.url}/304`)).toMatchObject({ status: 304, body: '' });
});

test('a redirect is not followed, and ends the request', async () => {
  const before = server.seen.length;
  expect(await get(plain, `${server.url}/moved`)).toMatch(/redirect policy was 'error'/);
  expect(await get(plain, `${server.url}/moved`, { redirect: 'manual' })).toBe('Redirect was cancelled');
  expect(server.seen).toHaveLength(before + 2);
});

test('errors are named as Chromium names them', async () => {
  expect(await get(plain, `${server.url}/cut`)).toBe('net::ERR_CONNECTION_RESET');
  expect(await get(plain, 'http://127.0.0.1:9/')).toBe('net::ERR_CONNECTION_REFUSED');
  expect(await get(plain, 'https://nowhere.invalid/')).toBe('net::ERR_NAME_NOT_RESOLVED');
  const strange = await startSecure(makeCertificate());
  expect(await get(plain, `https://${strange}/`)).toBe('net::ERR_CERT_AUTHORITY_INVALID');
  const old = await startSecure(makeCertificate({ from: -3, to: -2 }));
  expect(await get(plain, `https://${old}/`)).toMatch(/^net::ERR_CERT_(DATE|AUTHORITY)_INVALID$/);
  expect(await get(plain, `https://${server.url.slice(7)}/`)).toBe('net::ERR_SSL_PROTOCOL_ERROR');
});

test('calls go through the proxy of the command line, https through a tunnel, loopback only where told', async () => {
  const secure = await startSecure(trusted);
  expect(await get(proxied, `https://${secure}/`)).toMatchObject({ status: 200, body: 'secret' });
  expect(await get(proxied, `${server.url}/x`)).toMatchObject({ status: 200 });
  expect(proxy.asked).toEqual([`CONNECT ${secure}`, `GET ${server.url}/x`]);
  expect(await get(plain, `https://${secure}/`)).toMatchObject({ status: 200 });
  expect(proxy.asked).toHaveLength(2);
});

test('a proxy that refuses, or is not there, is told from the service', async () => {
  const secure = await startSecure(trusted);
  refuse = 403;
  expect(await get(proxied, `https://${secure}/`)).toBe('net::ERR_TUNNEL_CONNECTION_FAILED');
  const gone = await startProxy();
  await gone.close();
  const lost = await launch({
    args: [here('main.cjs'), `--proxy-server=${gone.host}`],
    env: { FIXTURE_WINDOW: 'none' },
  });
  expect(await get(lost, 'https://service.invalid/')).toBe('net::ERR_PROXY_CONNECTION_FAILED');
  await lost.end();
});

test('resolveProxy says the way as a PAC script would', async () => {
  const resolve = ({ app }: Started, url: string) =>
    app.evaluate(({ session }, address) => session.defaultSession.resolveProxy(address), url);
  expect(await resolve(plain, 'https://rta.xboxlive.com/connect')).toBe('DIRECT');
  expect(await resolve(proxied, 'https://rta.xboxlive.com/connect')).toBe(`PROXY ${proxy.host}`);
  expect(await resolve(proxied, 'wss://rta.xboxlive.com/connect')).toBe(`PROXY ${proxy.host}`);
  expect(await resolve(proxied, 'https://127.0.0.1/')).toBe(`PROXY ${proxy.host}`);
  expect(await resolve(proxied, 'https://a.past.test/')).toBe('DIRECT');
});

test('what the stand-in does not do is refused by name', async () => {
  expect(await get(plain, 'file:///etc/hosts')).toBe('not in the stand-in: net.fetch of file:');
  expect(await get(plain, server.url, { credentials: 'include' })).toMatch('not in the stand-in');
  expect(await get(plain, server.url, { mode: 'cors' })).toMatch('not in the stand-in');
});
