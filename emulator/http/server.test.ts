import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { call, caller, joinBody, someRef } from '../testing.ts';

const { Ada } = DEMO_PLAYERS;
const path = sessionPath(someRef());

describe('the server', () => {
  let emulator: Emulator;
  let log: string[];
  beforeEach(async () => {
    log = [];
    emulator = await startEmulator({ log: (line) => log.push(line) });
  });
  afterEach(() => emulator.close());

  const put = (raw: string, headers: Record<string, string> = {}) =>
    caller(emulator, Ada).put(path, undefined, { raw, headers });

  it.each([
    [undefined],
    ['XBL3.0 x=18000000000000101;a-real-token'],
    ['XBL3.0 x=99999999999999999999;beckon'],
    ['Bearer beckon'],
  ])('answers 401 with nothing to %s', async (authorization) => {
    const answer = await call(emulator, 'GET', path, undefined, {
      headers: { 'x-xbl-contract-version': '107', ...(authorization && { authorization }) },
    });
    expect(answer).toMatchObject({ status: 401, text: '' });
  });

  it('says what it is at its address, to anybody', async () => {
    const answer = await call(emulator, 'GET', '/', undefined, { headers: {} });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('/_emulator/openapi.json');
    expect((await call(emulator, 'HEAD', '/', undefined)).status).toBe(200);
  });

  it.each([
    ['{"members":', 'not JSON'],
    ['[]', 'not valid'],
    ['"text"', 'not valid'],
    ['null', 'not valid'],
    ['{"members":[]}', "'members'"],
    ['{"members":{"me":{"constants":{"system":{"xuid":42}}}}}', "'members.me.constants.system.xuid'"],
    [`{"properties":{"custom":{"a":${'['.repeat(200)}${']'.repeat(200)}}}}`, 'nested'],
  ])('answers 400 with the reason to %s', async (raw, text) => {
    const answer = await put(raw);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(text);
    expect(answer.text).not.toMatch(/\n|\.ts|at /);
  });

  it('answers 400 to what is no UTF-8', async () => {
    const response = await fetch(emulator.url + path, {
      method: 'PUT',
      headers: {
        authorization: `XBL3.0 x=${Ada};beckon`,
        'x-xbl-contract-version': '107',
        'content-type': 'application/json',
      },
      body: Buffer.from([0x7b, 0xff, 0x7d]),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('UTF-8');
  });

  it.each([['103'], ['one'], ['']])('answers 400 to contract version %j', async (version) => {
    const answer = await put('{}', { 'x-xbl-contract-version': version });
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('x-xbl-contract-version') });
  });

  it('answers 404 to a path that names nothing, and 405 to a method that is not for it', async () => {
    const ada = caller(emulator, Ada);
    expect((await ada.get('/nothing')).status).toBe(404);
    expect((await ada.get('/serviceconfigs/%ff/sessionTemplates/t/sessions/n')).status).toBe(404);
    expect(await ada.get('/handles')).toMatchObject({ status: 405, text: expect.stringContaining('POST') });
    const refused = await ada.delete(path);
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, PUT']);
  });

  it('answers 413 over 1 MB, declared or not, and goes on', async () => {
    expect((await put(JSON.stringify({ a: 'x'.repeat(1_048_576) }))).status).toBe(413);
    const chunked = request(emulator.url + path, {
      method: 'PUT',
      headers: {
        authorization: `XBL3.0 x=${Ada};beckon`,
        'x-xbl-contract-version': '107',
        'content-type': 'application/json',
        'transfer-encoding': 'chunked',
      },
    });
    chunked.on('error', () => undefined); // the connection is closed while the rest is still being sent
    for (let sent = 0; sent < 20; sent += 1) chunked.write('x'.repeat(65_536));
    const [response] = await once(chunked, 'response');
    expect(response.statusCode).toBe(413);
    chunked.destroy();
    expect((await put(JSON.stringify(joinBody(Ada)))).status).toBe(201);
  });

  it.each([
    ['Content-Type', 'text/plain'],
    ['Content-Type', 'application/json; charset=utf-16'],
    ['content-encoding', 'gzip'],
  ])('answers 415 to %s: %s', async (name, value) => {
    expect((await put('{}', { [name]: value })).status).toBe(415);
  });

  it.each([
    ['with a byte order mark', '\ufeff{"properties":{"custom":{"a":1}}}', {}, '"a":1'],
    ['of nothing but a byte order mark', '\ufeff', {}, '"custom":{}'],
    ['of nothing but blanks', ' \r\n', {}, '"custom":{}'],
    [
      'with more parameters of its type',
      '{"properties":{"custom":{"a":1}}}',
      { 'Content-Type': 'application/json; odata=verbose; charset="UTF-8"' },
      '"a":1',
    ],
  ])('takes a body %s', async (_, raw, headers: Record<string, string>, shown) => {
    await put(JSON.stringify(joinBody(Ada)));
    const answer = await put(raw, headers);
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining(shown)]);
  });

  it('reads a path with needless escapes as the same one', async () => {
    await put(JSON.stringify(joinBody(Ada)));
    const ada = caller(emulator, Ada);
    const handle = { type: 'activity', version: 1, sessionRef: someRef() };
    const { headers } = await ada.post('/handles', handle);
    const escaped = [
      path.replace('/sessions/', '/%73ession%73/').replace('LobbySession', 'Lobby%53ession'),
      `${(headers.get('location') ?? '').replaceAll('-', '%2d')}/%53ession/`,
    ];
    for (const each of escaped) expect([each, (await ada.get(each)).status]).toEqual([each, 200]);
    expect((await ada.get(`${path}%2Fmembers`)).status).toBe(204);
  });

  it('answers to its own host names alone', async () => {
    const { port } = new URL(emulator.url);
    const statusFor = async (host: string): Promise<unknown> => {
      const asked = request(`${emulator.url}/handles/x`, { headers: { host } });
      asked.end();
      const [response] = await once(asked, 'response');
      response.resume();
      return response.statusCode;
    };
    expect(await statusFor(`localhost:${port}`)).toBe(401);
    expect(await statusFor(`[::1]:${port}`)).toBe(401);
    expect(await statusFor(`rebound.example:${port}`)).toBe(421);
    expect(await statusFor('localhost')).toBe(421);
  });

  it('lives on after what is no HTTP, and after a caller who hangs up in the middle', async () => {
    const { port } = new URL(emulator.url);
    for (const text of [
      'nonsense\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      `PUT ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: XBL3.0 x=${Ada};beckon\r\n` +
        'x-xbl-contract-version: 107\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"mem',
    ]) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined);
      await once(socket, 'connect');
      await new Promise((resolve) => socket.write(text, resolve));
      socket.destroy();
      await once(socket, 'close');
    }
    expect((await put(JSON.stringify(joinBody(Ada)))).status).toBe(201);
  });

  it('holds a session with names that mean something to JavaScript', async () => {
    const raw = '{"properties":{"custom":{"__proto__":{"a":1},"constructor":2,"toString":3}}}';
    await put(JSON.stringify(joinBody(Ada)));
    const answer = await put(raw);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('"constructor":2,"toString":3');
    expect(Object.prototype).not.toHaveProperty('a');
  });

  it('logs each call with the rule that refused it, and never the credentials', async () => {
    await caller(emulator, Ada).get('/handles/unknown');
    expect(log.at(-1)).toMatch(`GET /handles/unknown ${Ada} -> 404`);
    expect(log.join()).not.toContain('XBL3.0');
  });
});
