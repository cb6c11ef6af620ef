import { describe, expect, it } from 'vitest';
import { HttpExchange } from '../protocol/exchange.ts';
import { reply, sessionWith } from './testing/directory-server.ts';
import { ref, setDirectory, xuid } from './testing/directory-set.ts';
import { until } from './testing/until.ts';

describe('a call that does not succeed at once', () => {
  it('obeys Retry-After, records each attempt and says why it was made', async () => {
    const { directory, clock, calls, record, server } = await setDirectory((_, response, count) =>
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
    const { directory, clock, calls, record } = await setDirectory((_, response, count) => {
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
    const { directory, clock, calls, record } = await setDirectory((_, response, count) => {
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
    const { directory, server } = await setDirectory((_, response) => response.destroy());
    const made = await directory.createHandle({ type: 'invite', sessionRef: ref, invitedXuid: xuid });
    expect(made).toMatchObject({ outcome: 'unreachable', error: { code: 'ECONNRESET' } });
    expect(server.seen).toHaveLength(1);
  });

  it('gives up after three repeats', async () => {
    const { directory, clock, calls, record } = await setDirectory((_, response) =>
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
    const { directory, signer, server } = await setDirectory((_, response) =>
      reply(response, 401, undefined),
    );
    expect(await directory.getSession(ref)).toMatchObject({ outcome: 'refused', status: 401 });
    expect(signer.renewals).toBe(1);
    expect(server.seen.map((each) => each.headers.authorization)).toEqual([
      expect.stringContaining('token-number-0'),
      expect.stringContaining('token-number-1'),
    ]);
  });

  it('says why there is no fresh token', async () => {
    const { directory, signer } = await setDirectory((_, response) => reply(response, 401, undefined));
    signer.renew = () => Promise.reject(new Error('signed out'));
    expect(await directory.getSession(ref)).toMatchObject({
      status: 401,
      text: 'no fresh token: signed out',
    });
  });

  it('gives up a call after 30 s', async () => {
    const { directory, clock, server } = await setDirectory(() => undefined);
    const answering = directory.getSession(ref);
    await until(() => server.seen.length === 1);
    clock.advance(30_000);
    expect(await answering).toMatchObject({ outcome: 'unreachable', error: { code: 'timeout' } });
  });

  it('can be called off, while it runs and while it waits', async () => {
    const { directory, clock, server, calls, record } = await setDirectory((_, response, count) => {
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
    const { directory, signer, server } = await setDirectory(() => undefined);
    signer.headers = () => Promise.reject(new Error('signed out'));
    const answer = await directory.getSession(ref);
    expect(answer).toMatchObject({ error: { code: 'not-signed', message: 'signed out' } });
    expect(server.seen).toHaveLength(0);
  });

  it('stops reading an answer that is too large', async () => {
    const { directory } = await setDirectory((_, response) => response.end('x'.repeat(2_000)), {
      bodyLimit: 1_000,
    });
    expect(await directory.getSession(ref)).toMatchObject({ error: { code: 'too-large' } });
  });

  it('does not follow a redirect with signed headers', async () => {
    const { directory, server } = await setDirectory((_, response) =>
      reply(response, 302, undefined, { Location: '/elsewhere' }),
    );
    expect(await directory.getSession(ref)).toMatchObject({ outcome: 'refused', status: 302 });
    expect(server.seen).toHaveLength(1);
  });

  it('leaves no secret in what it records', async () => {
    const { directory, calls, record } = await setDirectory((seen, response) =>
      response.writeHead(400).end(`bad token ${seen.headers.authorization}`),
    );
    const answer = await directory.getSession(ref, { record });
    expect(JSON.stringify([calls, answer])).not.toContain('token-number-0');
  });
});
