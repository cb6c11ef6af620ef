import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, control, joinBody, someRef } from '../testing.ts';

const { Ada } = DEMO_PLAYERS;
const path = sessionPath(someRef());

/** What no client means to send, byte for byte. */
describe('a hostile caller', () => {
  let emulator: Emulator;
  let host: string;
  let log: string[];
  let sockets: Socket[];
  beforeEach(async () => {
    log = [];
    sockets = [];
    emulator = await startEmulator({ log: (line) => log.push(line) });
    host = new URL(emulator.url).host;
    await caller(emulator, Ada).put(path, joinBody(Ada));
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    // Nothing of all this was an error of ours, and nothing was changed by it.
    expect(log.filter((line) => line.includes('-> 500') || /\n\s+at /.test(line))).toEqual([]);
    expect((await caller(emulator, Ada).get(path)).document().changeNumber).toBe(1);
    await emulator.close();
  });

  const headers = () =>
    `Host: ${host}\r\nAuthorization: XBL3.0 x=${Ada};beckon\r\nx-xbl-contract-version: 107\r\n` +
    'Content-Type: application/json\r\n';
  const opened = async (...parts: (string | Buffer)[]) => {
    const socket = connect(Number(new URL(emulator.url).port), '127.0.0.1');
    sockets.push(socket);
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => undefined); // hung up on, as it should be
    const closed = new Promise((resolve) => socket.once('close', resolve));
    for (const part of parts) socket.write(part);
    return { socket, closed, text: () => text };
  };
  /** The status lines of what comes back until there are so many. */
  const statuses = async (count: number, ...parts: (string | Buffer)[]): Promise<string[]> => {
    const { text } = await opened(...parts);
    const found = () => [...text().matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status = '']) => status);
    await expect.poll(() => found().length).toBe(count);
    return found();
  };
  const put = (body: string | Buffer, more = '', to = path, method = 'PUT') =>
    Buffer.concat([
      Buffer.from(
        `${method} ${to} HTTP/1.1\r\n${headers()}${more}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`,
      ),
      Buffer.from(body),
    ]);
  const get = (to: string, more = '') => `GET ${to} HTTP/1.1\r\n${headers()}${more}\r\n`;

  it.each([
    ['nested 100,000 deep', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['nested and never closed', '['.repeat(100_000)],
    ['a number beyond range', '{"properties":{"custom":{"a":{"b":[1,1e999]}}}}'],
    ['a number of a thousand digits', `{"properties":{"custom":{"a":-${'9'.repeat(1_000)}}}}`],
    ['no UTF-8', Buffer.from([0x7b, 0x22, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d])],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le')],
    ['an array', '[]'],
    ['__proto__ for me', '{"members":{"me":{"__proto__":[],"properties":7}}}'],
    ['two documents', '{}{}'],
    ['NUL', '\0'],
  ])('that sends %s as a body has 400', async (_, body) => {
    expect(await statuses(1, put(body))).toEqual(['400']);
    for (const to of ['/handles', '/handles/query', '/serviceconfigs/s/batch'])
      expect(await statuses(1, put(body, '', to, 'POST'))).toEqual(['400']);
  });

  it('that says where a number is too large is told the path', async () => {
    const answer = await caller(emulator, Ada).put(path, undefined, {
      raw: '{"properties":{"custom":{"a":{"b":[1,1e999]}}}}',
    });
    expect(answer.text).toContain("'properties.custom.a.b.1'");
  });

  it('has an answer to each of 200 requests that come at once, in their order', async () => {
    const burst = Array.from({ length: 200 }, (_, at) => get(at % 2 ? '/handles/x' : '/nothing/at/all')).join(
      '',
    );
    const { text } = await opened(burst);
    await expect.poll(() => text().match(/HTTP\/1\.1 404/g)?.length).toBe(200);
    const texts = [...text().matchAll(/The (requested handle|path)/g)].map(([, what]) => what);
    expect(texts).toEqual(Array.from({ length: 200 }, (_, at) => (at % 2 ? 'requested handle' : 'path')));
  });

  it('has the answer to the call before it first, however long that takes', async () => {
    await control(emulator, 'POST', 'faults', { match: {}, times: 1, fault: { kind: 'delay', ms: 50 } });
    const { text, closed } = await opened(get(path), 'Hello\r\n\r\n');
    await closed;
    expect([...text().matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => status)).toEqual(['200', '400']);
  });

  it.each([
    [
      'a path with NUL and broken escapes',
      () => get('/serviceconfigs/%00/sessionTemplates/%ff%/sessions/%'),
      '404',
    ],
    ['a path of dots and slashes', () => get('/../../../..//handles//..'), '404'],
    ['a path of __proto__', () => get(`${path}/__proto__/constructor`), '404'],
    ['a query of nothing but marks', () => get(`/serviceconfigs/s/sessions?${'&=?'.repeat(1_000)}`), '400'],
    ['the asterisk form', () => `OPTIONS * HTTP/1.1\r\n${headers()}\r\n`, '404'],
    ['a method that no resource has', () => `PROPFIND ${path} HTTP/1.1\r\n${headers()}\r\n`, '405'],
    ['a body on a GET', () => put('[[[').toString('latin1').replace('PUT', 'GET'), '200'],
    [
      'two lengths',
      () => `PUT ${path} HTTP/1.1\r\n${headers()}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
      '400',
    ],
    ['a length and chunks', () => put('{}', 'Transfer-Encoding: chunked\r\n').toString('latin1'), '400'],
    [
      'a chunk of no size',
      () => `PUT ${path} HTTP/1.1\r\n${headers()}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
      '400',
    ],
    ['a contract version twice', () => get(path, 'x-xbl-contract-version: 105\r\n'), '400'],
    [
      'an offer of HTTP/2',
      () =>
        get('/handles/x', 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n'),
      '404',
    ],
  ])('that sends %s is answered', async (_, text, status) => {
    expect(await statuses(1, text())).toEqual([status]);
  });

  it('that says too small a length has the answer to what he said, and then one to the rest', async () => {
    const { text, closed } = await opened(`${put('{}')}{"properties":{}}`);
    await closed;
    const [first = '', second = ''] = text().split('HTTP/1.1 ').slice(1);
    expect(first).toMatch(/^200 .*"changeNumber":1/s);
    expect(second).toMatch(/^400 .*Connection: close.*text\/plain.*not valid HTTP/s);
  });

  it.each([
    ['headers', () => get('/handles/x', `X-Long: ${'x'.repeat(100_000)}\r\n`)],
    ['a path', () => get(`/handles/${'x'.repeat(100_000)}`)],
    ['many headers', () => get('/handles/x', 'a:\r\n'.repeat(25_000))],
  ])('that sends %s of 100 kB is told so, and cut off', async (_, sent) => {
    const { closed, text } = await opened(sent());
    await closed;
    expect(text()).toMatch(/^HTTP\/1\.1 431 .*at most 16 kB/s);
  });

  it.each([
    ['of another protocol', Buffer.from('16030100c8010000c40303', 'hex')],
    ['with a blank in its path', `GET ${path} x HTTP/1.1\r\n\r\n`],
    ['with lines that end in LF alone', `GET ${path} HTTP/1.1\nHost: x\n\n`],
  ])('that sends something %s is told that it is no HTTP', async (_, sent) => {
    const { closed, text } = await opened(sent);
    await closed;
    expect(text()).toMatch(/^HTTP\/1\.1 400 .*text\/plain.*The request is not valid HTTP: /s);
    expect(text()).not.toMatch(/\n\s+at /);
  });

  it('that offers HTTP/2 has the answer that it would have without', async () => {
    const { text } = await opened(get(path, 'Connection: Upgrade\r\nUpgrade: h2c\r\n'));
    await expect.poll(text).toContain('"changeNumber":1');
  });

  it('that asks for another protocol, elsewhere, without a key or with nonsense, is refused', async () => {
    const upgrade = 'Connection: Upgrade\r\nUpgrade: websocket\r\n';
    const key = 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n';
    for (const [text, status] of [
      [get(path, upgrade + key), '404'],
      [get('/_emulator/state', upgrade + key), '404'],
      [get('/connect', upgrade), '400'],
      [get(`http://${host}/connect?a=b`, upgrade + key), '101'],
      [get('/connect', upgrade + key.replace('13', '12')), '400'],
      [get('/connect', `${upgrade}${key}Sec-WebSocket-Protocol: ,,\x01\r\n`), '400'],
      [get('/connect?nonce=%', upgrade + key).replace(/Authorization[^\r]*\r\n/, ''), '401'],
    ] as const)
      expect(await statuses(1, text)).toEqual([status]);
  });

  it.each([
    ['frames without a mask', Buffer.from([0x81, 0x02, 0x5b, 0x5d])],
    ['reserved bits', Buffer.from([0xf1, 0x80, 0, 0, 0, 0])],
    [
      'a frame of 2^63 bytes',
      Buffer.from([0x81, 0xff, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
    ],
    ['a text that is no UTF-8', Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xff, 0xff])],
    ['bytes of no protocol', Buffer.from('GET / HTTP/1.1\r\n\r\n'.repeat(50))],
  ])('that sends %s on the change channel is cut off', async (_, bytes) => {
    const key = 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n';
    const { socket, closed, text } = await opened(
      get('/connect', `Connection: Upgrade\r\nUpgrade: websocket\r\n${key}`),
    );
    await expect.poll(text).toContain('101 Switching');
    socket.write(bytes);
    await closed;
  });

  it('that leaves requests half done holds nobody up, and not the end either', async () => {
    await opened(`PUT ${path} HTTP/1.1\r\nHo`);
    await opened(`PUT ${path} HTTP/1.1\r\n${headers()}Content-Length: 900\r\n\r\n{"mem`);
    await opened(`PUT ${path} HTTP/1.1\r\n${headers()}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`);
    await opened('');
    expect((await caller(emulator, Ada).get(path)).status).toBe(200);
  });

  it('has plain words from the controls as well', async () => {
    for (const body of [[], 'x', { match: { path: '(' } }, { version: 1, now: 'soon' }])
      for (const name of ['faults', 'players', 'scenarios', 'clock', 'snapshots']) {
        const answer = await control(emulator, 'POST', name, body);
        expect([name, body, answer.status, answer.text]).toEqual([
          name,
          body,
          expect.toBeOneOf([400, 404]),
          expect.any(String),
        ]);
        expect(answer.text).not.toMatch(/\n\s+at |\.ts/);
      }
  });
});
