import { describe, expect, it } from 'vitest';
import type { Call } from '../protocol/exchange.ts';
import { createDirectory } from './directory.ts';
import { createCallLimits } from './limits.ts';
import { reply, sessionWith, signerFor, type startDirectoryServer } from './testing/directory-server.ts';
import { ref, setDirectory, xuid } from './testing/directory-set.ts';
import { until } from './testing/until.ts';

type Answer = Parameters<typeof startDirectoryServer>[0];

const setLimited = async (answer: Answer) => {
  const { server, clock, calls, record } = await setDirectory(answer);
  const limits = createCallLimits(clock);
  const directory = createDirectory({ address: server, signer: signerFor(xuid), clock, limits });
  return { server, clock, calls, record, limits, directory };
};
const answered: Answer = (_, response) => reply(response, 200, sessionWith([xuid]));
const heldIn = (calls: Call[]) => calls.map((call) => call.kind === 'http' && call.heldMs);

describe('a directory with limits', () => {
  it('holds the 31st call of 15 s back, and its record says for how long', async () => {
    const { server, clock, calls, record, limits, directory } = await setLimited(answered);
    const all = Array.from({ length: 31 }, () => directory.getSession(ref, { record }));
    await Promise.all(all.slice(0, 30));
    expect(server.seen).toHaveLength(30);
    expect(limits.state()).toMatchObject({ waiting: 1 });
    clock.advance(15_000);
    expect((await all[30])?.outcome).toBe('session');
    expect(server.seen).toHaveLength(31);
    expect(heldIn(calls)).toEqual([...Array(30).fill(undefined), 15_000]);
  });

  it('records no wait of a call that had its turn at once, however long telling of it took', async () => {
    const { clock, calls, record, limits, directory } = await setLimited(answered);
    limits.onChange(() => clock.advance(2));
    await directory.getSession(ref, { record });
    expect(heldIn(calls)).toEqual([undefined]);
  });

  it('counts what another directory of the same player does, and requests made up by hand', async () => {
    const { server, clock, limits, directory } = await setLimited(answered);
    const other = createDirectory({ address: server, signer: signerFor(xuid), clock, limits });
    await other.getSession(ref);
    await directory.send({ name: 'request', method: 'GET', path: '/x', headers: {}, body: '' });
    expect(limits.state().counters[0]).toMatchObject({ used: 2, max: 30 });
  });

  it('does not send what is called off while it waits', async () => {
    const { server, clock, calls, record, limits, directory } = await setLimited(answered);
    await Promise.all(Array.from({ length: 30 }, () => directory.getSession(ref)));
    const caller = new AbortController();
    const waiting = directory.getSession(ref, { signal: caller.signal, record });
    await until(() => limits.state().waiting === 1);
    clock.advance(4_000);
    caller.abort();
    expect(await waiting).toMatchObject({ outcome: 'unreachable', error: { code: 'aborted' } });
    expect(server.seen).toHaveLength(30);
    expect(heldIn(calls)).toEqual([4_000]);
  });

  it('tells who waits for his turn, who may call that off, and not what is on its way', async () => {
    const { server, clock, limits, directory } = await setLimited(answered);
    await Promise.all(Array.from({ length: 29 }, () => directory.getSession(ref)));
    const told: boolean[] = [];
    const waiter = new AbortController();
    const hold = { callOff: waiter.signal, onHeld: (held: boolean) => told.push(held) };
    const atOnce = directory.getSession(ref, { hold });
    await until(() => server.seen.length === 30);
    expect(told).toEqual([]);
    const first = directory.getSession(ref, { hold });
    await until(() => limits.state().waiting === 1);
    expect(told).toEqual([true]);
    waiter.abort();
    expect(await first).toMatchObject({ outcome: 'unreachable', error: { code: 'aborted' } });
    expect((await atOnce).outcome).toBe('session');
    expect(told).toEqual([true, false]);
    const patient = directory.getSession(ref, { hold: { ...hold, callOff: new AbortController().signal } });
    await until(() => limits.state().waiting === 1);
    clock.advance(15_000);
    expect((await patient).outcome).toBe('session');
    expect([told, server.seen.length]).toEqual([[true, false, true, false], 31]);
  });

  it('waits once for a Retry-After: the repeat obeys it, and everybody else does', async () => {
    const { server, clock, calls, record, limits, directory } = await setLimited((seen, response, count) =>
      count === 1
        ? reply(response, 429, { maxRequests: 30, periodInSeconds: 15 }, { 'Retry-After': '5' })
        : answered(seen, response, count),
    );
    const first = directory.getSession(ref, { record });
    await until(() => calls.length === 1 && clock.timers.includes(5_000));
    const second = directory.getSession(ref, { record });
    await until(() => limits.state().waiting === 1);
    expect(server.seen).toHaveLength(1);
    clock.advance(5_000);
    await Promise.all([first, second]);
    expect(server.seen).toHaveLength(3);
    expect(heldIn(calls).toSorted()).toEqual([5_000, undefined, undefined]);
  });

  it('does not take the time that a call was held for time in which it failed', async () => {
    const { server, clock, limits, directory } = await setLimited((seen, response, count) => {
      if (count === 1) return reply(response, 429, {}, { 'Retry-After': '60' });
      return count === 2 ? response.destroy() : answered(seen, response, count);
    });
    expect(await directory.getSession(ref)).toMatchObject({ status: 429 });
    const read = directory.getSession(ref);
    await until(() => limits.state().waiting === 1);
    clock.advance(60_000);
    await until(() => server.seen.length === 2 && clock.timers.includes(100));
    clock.advance(100);
    expect((await read).outcome).toBe('session');
  });
});
