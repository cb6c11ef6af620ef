import { afterEach, describe, expect, it } from 'vitest';
import { type Call, HttpExchange } from '../protocol/exchange.ts';
import { sessionPath } from '../protocol/session-ref.ts';
import { createDirectory } from './directory.ts';
import { reply, sessionWith, signerFor, startDirectoryServer } from './testing/directory-server.ts';
import { createFakeClock } from './testing/fake-clock.ts';
import { until } from './testing/until.ts';
import { createHttpTransport } from './transport.ts';

const ref = { scid: '00000000-0000-0000-0000-0000decafbad', templateName: 'LobbySession', name: 'Room 1' };
const handle = '6f2c1e0a-0c55-4f7d-9d3e-2f6b51f2f9aa';
const xuid = '18000000000000102';

let close = async (): Promise<void> => undefined;
afterEach(() => close());

const set = async (
  answer: Parameters<typeof startDirectoryServer>[0],
  options: { contractVersion?: 105 | 107; bodyLimit?: number } = {},
) => {
  const server = await startDirectoryServer(answer);
  close = server.close;
  const clock = createFakeClock();
  const signer = signerFor(xuid);
  const transport = createHttpTransport(options.bodyLimit);
  const directory = createDirectory({ address: server, signer, clock, transport, ...options });
  const calls: Call[] = [];
  return { server, clock, signer, directory, calls, record: (call: Call) => calls.push(call) };
};

describe('calls of the session directory', () => {
  it('writes a session by handle and learns its name from Content-Location, relative or absolute', async () => {
    const { server, directory } = await set((_, response, count) =>
      reply(response, 201, sessionWith([xuid]), {
        ETag: '"1"',
        'Content-Location':
          count === 1 ? sessionPath(ref) : `https://sessiondirectory.xboxlive.com${sessionPath(ref)}`,
      }),
    );
    for (let times = 0; times < 2; times++) {
      const answer = await directory.writeSessionByHandle(handle, { members: {} }, { ifMatch: '*' });
      expect(answer).toMatchObject({ outcome: 'session', created: true, etag: '"1"', ref });
    }
    expect(server.seen[0]).toMatchObject({
      method: 'PUT',
      url: `/handles/${handle}/session`,
      body: '{"members":{}}',
    });
    expect(server.seen[0]?.headers).toMatchObject({
      'if-match': '*',
      'x-xbl-contract-version': '107',
      authorization: `XBL3.0 x=${xuid};token-number-0-of-a-player`,
      'content-length': '14',
    });
  });

  it('keeps the connection for the next call', async () => {
    const ports = new Set<number | undefined>();
    const { directory } = await set((_, response) => {
      ports.add(response.socket?.remotePort);
      reply(response, 200, sessionWith([xuid]));
    });
    for (let times = 0; times < 3; times++) await directory.getSession(ref);
    expect(ports.size).toBe(1);
  });

  it('can speak contract version 105', async () => {
    const { server, directory } = await set((_, response) => reply(response, 200, sessionWith([])), {
      contractVersion: 105,
    });
    await directory.getSession(ref);
    expect(server.seen[0]?.headers['x-xbl-contract-version']).toBe('105');
  });

  it('names the session of a call by path after the path, where the service sends no Content-Location', async () => {
    const { directory } = await set((_, response) => reply(response, 200, sessionWith([xuid])));
    expect(await directory.getSession(ref)).toMatchObject({ outcome: 'session', created: false, ref });
  });

  it('keeps fields of a document that it does not know', async () => {
    const { directory } = await set((_, response) =>
      reply(response, 200, { ...sessionWith([xuid]), brandNew: [1] }),
    );
    expect(await directory.getSession(ref)).toMatchObject({ document: { brandNew: [1] } });
  });

  it('takes 204 as gone and 304 as unchanged', async () => {
    const { directory, server } = await set((_, response, count) =>
      reply(response, count === 1 ? 204 : 304, undefined),
    );
    expect((await directory.getSession(ref)).outcome).toBe('gone');
    expect((await directory.getSession(ref, { ifNoneMatch: '"7"' })).outcome).toBe('unchanged');
    expect(server.seen[1]?.headers['if-none-match']).toBe('"7"');
  });

  it('brings the current document with a 412', async () => {
    const { directory } = await set((_, response) =>
      reply(response, 412, sessionWith([xuid], 9), { ETag: '"9"' }),
    );
    const answer = await directory.writeSession(ref, {}, { ifMatch: '"8"' });
    expect(answer).toMatchObject({ outcome: 'conflict', etag: '"9"', document: { changeNumber: 9 } });
  });

  it('takes a 412 without a document as gone, when any version would have done', async () => {
    const { directory } = await set((_, response) => reply(response, 412, undefined));
    expect((await directory.writeSession(ref, {}, { ifMatch: '*' })).outcome).toBe('gone');
    expect((await directory.writeSession(ref, {}, { ifNoneMatch: '*' })).outcome).toBe('refused');
  });

  it('tells a 403 with the readable session from one with a reason', async () => {
    const { directory } = await set((_, response, count) => {
      if (count === 1) return reply(response, 403, sessionWith([]));
      response.writeHead(403, { 'Content-Type': 'text/plain' }).end('The session is not open.');
    });
    expect(await directory.writeSession(ref, {})).toMatchObject({
      status: 403,
      document: { changeNumber: 1 },
    });
    const plain = await directory.writeSession(ref, {});
    expect(plain).toMatchObject({ outcome: 'refused', status: 403, text: 'The session is not open.' });
    expect(plain).not.toHaveProperty('document');
  });

  it.each([
    ['<html>', 'not-json'],
    ['{"membersInfo":{"first":0}}', 'bad-document'],
  ])('says what is wrong with the answer %s', async (body, code) => {
    const { directory } = await set((_, response) => response.writeHead(200).end(body));
    expect(await directory.getSession(ref)).toMatchObject({ outcome: 'unreachable', error: { code } });
  });

  it('reads and makes handles', async () => {
    const invite = { id: handle, type: 'invite', sessionRef: ref, invitedXuid: xuid, version: 1 };
    const { directory, server } = await set((seen, response) =>
      reply(response, seen.method === 'POST' ? 201 : 200, invite),
    );
    expect(await directory.getHandle(handle)).toMatchObject({ outcome: 'handle', handle: { id: handle } });
    const made = await directory.createHandle({
      type: 'invite',
      version: 1,
      sessionRef: ref,
      invitedXuid: xuid,
    });
    expect(made).toMatchObject({ outcome: 'handle', handle: { type: 'invite' } });
    expect(server.seen.map((each) => `${each.method} ${each.url}`)).toEqual([
      `GET /handles/${handle}`,
      'POST /handles',
    ]);
  });
});

describe('a call that does not succeed at once', () => {
  it('obeys Retry-After, records each attempt and says why it was made', async () => {
    const { directory, clock, calls, record, server } = await set((_, response, count) =>
      count < 3
        ? reply(response, 429, {}, { 'Retry-After': '5' })
        : reply(response, 200, sessionWith([xuid])),
    );
    const attempts: unknown[] = [];
    const answering = directory.getSession(ref, { record, onAttempt: (...all) => attempts.push(all) });
    for (const count of [1, 2]) {
      await until(() => calls.length === count && clock.timers.length > 0);
      clock.advance(4_999);
      expect(server.seen).toHaveLength(count);
      clock.advance(1);
    }
    expect((await answering).outcome).toBe('session');
    expect(attempts).toEqual([
      [1, 0, 'first'],
      [2, 5000, '429'],
      [3, 5000, '429'],
    ]);
    expect(
      calls.map((call) => HttpExchange.parse(call)).map(({ attempt, status }) => [attempt, status]),
    ).toEqual([
      [1, 429],
      [2, 429],
      [3, 200],
    ]);
  });

  it('repeats a PUT whose answer was cut off', async () => {
    const { directory, clock, calls, record } = await set((_, response, count) => {
      if (count > 1) return reply(response, 200, sessionWith([xuid]));
      response.writeHead(200, { 'Content-Length': '1000' });
      response.write('{"membersInfo"', () => response.destroy());
    });
    const answering = directory.writeSession(ref, {}, { record });
    await until(() => calls.length === 1);
    expect(calls[0]).toMatchObject({ status: null, error: { code: 'ECONNRESET' } });
    await until(() => clock.timers.length > 0);
    clock.advance(1_000);
    expect((await answering).outcome).toBe('session');
  });

  it('repeats a call whose chunked answer was cut off', async () => {
    const { directory, clock, calls, record } = await set((_, response, count) => {
      if (count > 1) return reply(response, 200, sessionWith([xuid]));
      response.writeHead(200);
      response.write('{"membersInfo"', () => response.socket?.end());
    });
    const answering = directory.getSession(ref, { record });
    await until(() => calls.length === 1 && clock.timers.length > 0);
    clock.advance(1_000);
    expect((await answering).outcome).toBe('session');
  });

  it('does not send an invite twice when the answer to the first is lost', async () => {
    const { directory, server } = await set((_, response) => response.destroy());
    const made = await directory.createHandle({ type: 'invite', sessionRef: ref, invitedXuid: xuid });
    expect(made).toMatchObject({ outcome: 'unreachable', error: { code: 'ECONNRESET' } });
    expect(server.seen).toHaveLength(1);
  });

  it('gives up after three repeats', async () => {
    const { directory, clock, calls, record } = await set((_, response) =>
      reply(response, 503, undefined, { 'Retry-After': '1' }),
    );
    const answering = directory.getSession(ref, { record });
    for (const count of [1, 2, 3]) {
      await until(() => calls.length === count && clock.timers.length > 0);
      clock.advance(1_000);
    }
    expect(await answering).toMatchObject({ outcome: 'refused', status: 503 });
    expect(calls).toHaveLength(4);
  });

  it('asks for a fresh token after a 401, once', async () => {
    const { directory, signer, server } = await set((_, response) => reply(response, 401, undefined));
    expect(await directory.getSession(ref)).toMatchObject({ outcome: 'refused', status: 401 });
    expect(signer.renewals).toBe(1);
    expect(server.seen.map((each) => each.headers.authorization)).toEqual([
      expect.stringContaining('token-number-0'),
      expect.stringContaining('token-number-1'),
    ]);
  });

  it('says why there is no fresh token', async () => {
    const { directory, signer } = await set((_, response) => reply(response, 401, undefined));
    signer.renew = () => Promise.reject(new Error('signed out'));
    expect(await directory.getSession(ref)).toMatchObject({
      status: 401,
      text: 'no fresh token: signed out',
    });
  });

  it('gives up a call after 30 s', async () => {
    const { directory, clock, server } = await set(() => undefined);
    const answering = directory.getSession(ref);
    await until(() => server.seen.length === 1);
    clock.advance(30_000);
    expect(await answering).toMatchObject({ outcome: 'unreachable', error: { code: 'timeout' } });
  });

  it('can be called off, while it runs and while it waits', async () => {
    const { directory, clock, server, calls, record } = await set((_, response, count) => {
      if (count === 2) reply(response, 503, undefined, { 'Retry-After': '9' });
    });
    const running = new AbortController();
    const first = directory.getSession(ref, { signal: running.signal });
    await until(() => server.seen.length === 1);
    running.abort();
    expect(await first).toMatchObject({ outcome: 'unreachable', error: { code: 'aborted' } });

    const waiting = new AbortController();
    const second = directory.getSession(ref, { signal: waiting.signal, record });
    await until(() => calls.length === 1 && clock.timers.length > 0);
    waiting.abort();
    expect(await second).toMatchObject({ outcome: 'unreachable', error: { code: 'aborted' } });
    expect(clock.timers).toEqual([]);
    expect(server.seen).toHaveLength(2);
  });

  it('reports a signer that has no credentials', async () => {
    const { directory, signer, server } = await set(() => undefined);
    signer.headers = () => Promise.reject(new Error('signed out'));
    const answer = await directory.getSession(ref);
    expect(answer).toMatchObject({ error: { code: 'not-signed', message: 'signed out' } });
    expect(server.seen).toHaveLength(0);
  });

  it('stops reading an answer that is too large', async () => {
    const { directory } = await set((_, response) => response.end('x'.repeat(2_000)), { bodyLimit: 1_000 });
    expect(await directory.getSession(ref)).toMatchObject({ error: { code: 'too-large' } });
  });

  it('does not follow a redirect with signed headers', async () => {
    const { directory, server } = await set((_, response) =>
      reply(response, 302, undefined, { Location: '/elsewhere' }),
    );
    expect(await directory.getSession(ref)).toMatchObject({ outcome: 'refused', status: 302 });
    expect(server.seen).toHaveLength(1);
  });

  it('leaves no secret in what it records', async () => {
    const { directory, calls, record } = await set((seen, response) =>
      response.writeHead(400).end(`bad token ${seen.headers.authorization}`),
    );
    const answer = await directory.getSession(ref, { record });
    expect(JSON.stringify([calls, answer])).not.toContain('token-number-0');
  });
});
