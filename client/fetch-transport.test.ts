import { afterEach, expect, it } from 'vitest';
import { explainNoAnswer } from '../protocol/status.ts';
import { createDirectory } from './directory.ts';
import { createFetchTransport, type Fetch } from './fetch-transport.ts';
import { reply, sessionWith, signerFor, startDirectoryServer } from './testing/directory-server.ts';
import { createFakeClock } from './testing/fake-clock.ts';
import { rest } from './testing/watch-set.ts';

let close = async (): Promise<void> => undefined;
afterEach(() => close());

const ref = { scid: 'scid', templateName: 'Lobby', name: 'Room' };
const ready = () => Promise.resolve();
const signal = new AbortController().signal;
const get = (url: string) => ({ method: 'GET', url, headers: {}, body: '' });

const setServer = async (answer: Parameters<typeof startDirectoryServer>[0]) => {
  const server = await startDirectoryServer(answer);
  close = server.close;
  return server;
};

it('makes the calls of a directory, header names in whatever case they come', async () => {
  const server = await setServer((_, response) =>
    reply(response, 201, sessionWith(['1']), {
      ETag: '"7"',
      'Content-Location': '/serviceconfigs/S/sessionTemplates/T/sessions/N',
    }),
  );
  const asked: RequestInit[] = [];
  const transport = createFetchTransport({
    ready,
    fetch: (url, init) => {
      asked.push(init);
      return fetch(url, init);
    },
  });
  const directory = createDirectory({ address: server, signer: signerFor('1'), transport });
  const answer = await directory.writeSessionByHandle('x', { members: { me: null } }, { ifMatch: '*' });
  expect(answer).toMatchObject({
    outcome: 'session',
    created: true,
    etag: '"7"',
    ref: { scid: 'S', templateName: 'T', name: 'N' },
  });
  expect(server.seen).toMatchObject([
    {
      method: 'PUT',
      url: '/handles/x/session',
      body: '{"members":{"me":null}}',
      headers: { authorization: expect.stringMatching('^XBL3.0'), 'if-match': '*', 'user-agent': 'Beckon' },
    },
  ]);
  expect(asked).toMatchObject([{ redirect: 'error', credentials: 'omit', cache: 'no-store' }]);
});

it('waits until the program may use the network, and asks nothing when it was called off meanwhile', async () => {
  const isReady = Promise.withResolvers<void>();
  const asked: string[] = [];
  const transport = createFetchTransport({
    ready: () => isReady.promise,
    fetch: async (url) => {
      asked.push(url);
      return new Response('{}');
    },
  });
  const caller = new AbortController();
  const kept = transport(get('https://a.test/kept'), signal);
  const dropped = transport(get('https://a.test/dropped'), caller.signal);
  await rest();
  expect(asked).toEqual([]);
  caller.abort(new Error('called off'));
  isReady.resolve();
  await expect(dropped).rejects.toThrow('called off');
  expect(await kept).toMatchObject({ status: 200, body: '{}' });
  expect(asked).toEqual(['https://a.test/kept']);
});

it('can be called off while it is under way', async () => {
  const server = await setServer(() => undefined);
  const transport = createFetchTransport({ ready, fetch });
  const directory = createDirectory({ address: server, signer: signerFor('1'), transport });
  const caller = new AbortController();
  const asked = directory.getSession(ref, { signal: caller.signal });
  await expect.poll(() => server.seen.length).toBe(1);
  caller.abort();
  expect(await asked).toMatchObject({ outcome: 'unreachable', error: { code: 'aborted' } });
});

it('reads no more of a body than the limit, and ends the answer there', async () => {
  let cancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(new Uint8Array(1000)),
    cancel: () => {
      cancelled = true;
    },
  });
  const transport = createFetchTransport({
    ready,
    bodyLimit: 5000,
    fetch: async () => new Response(endless),
  });
  await expect(transport(get('https://a.test/'), signal)).rejects.toMatchObject({ code: 'too-large' });
  expect(cancelled).toBe(true);
});

const failing =
  (message: string): Fetch =>
  () =>
    Promise.reject(new Error(message));

it.each([
  ['net::ERR_PROXY_CONNECTION_FAILED', 'ERR_PROXY_CONNECTION_FAILED', 'proxy-fails'],
  ['net::ERR_TUNNEL_CONNECTION_FAILED', 'ERR_TUNNEL_CONNECTION_FAILED', 'proxy-fails'],
  ['net::ERR_CERT_AUTHORITY_INVALID', 'ERR_CERT_AUTHORITY_INVALID', 'bad-certificate'],
  ['net::ERR_INTERNET_DISCONNECTED', 'ERR_INTERNET_DISCONNECTED', 'no-network'],
  ['net::ERR_NAME_NOT_RESOLVED', 'ERR_NAME_NOT_RESOLVED', 'no-such-host'],
  ["Attempted to redirect, but redirect policy was 'error'", 'redirected', 'not-the-directory'],
])('%s has the code %s, which is explained', async (message, code, title) => {
  const transport = createFetchTransport({ ready, fetch: failing(message) });
  await expect(transport(get('https://a.test/'), signal)).rejects.toMatchObject({ code, message });
  expect(explainNoAnswer({ code, message }).code).toBe(title);
});

it('names an error in the middle of a body as well', async () => {
  const cut = new ReadableStream({
    pull: (controller) => controller.error(new Error('net::ERR_CONNECTION_CLOSED')),
  });
  const transport = createFetchTransport({ ready, fetch: async () => new Response(cut) });
  await expect(transport(get('https://a.test/'), signal)).rejects.toMatchObject({
    code: 'ERR_CONNECTION_CLOSED',
  });
});

it('a call that never left this machine is made again, whatever stack says so', async () => {
  const clock = createFakeClock();
  let tries = 0;
  const transport = createFetchTransport({
    ready,
    fetch: async () => {
      tries++;
      if (tries === 1) throw new Error('net::ERR_PROXY_CONNECTION_FAILED');
      return new Response(JSON.stringify(sessionWith(['1'])));
    },
  });
  const address = { url: 'https://a.test', rtaUrl: 'wss://a.test' };
  const directory = createDirectory({ address, signer: signerFor('1'), clock, transport });
  const asked = directory.getSession(ref);
  await expect.poll(() => clock.timers[0]).toBe(100);
  clock.advance(100);
  expect((await asked).outcome).toBe('session');
});
