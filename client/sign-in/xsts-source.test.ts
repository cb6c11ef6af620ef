import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manualClock } from '../../emulator/clock.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/serve.ts';
import { control, someRef } from '../../emulator/testing.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import type { Clock } from '../clock.ts';
import { lineTo, setAccount, troubleOf } from '../testing/account-set.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const Requests = z.object({ requests: z.array(z.object({ status: z.number().nullable() })) });

describe('the tokens of an account', () => {
  let clock: ReturnType<typeof manualClock>;
  let emulator: Emulator;
  const start = async (options: EmulatorOptions = {}) => {
    clock = manualClock();
    emulator = await startEmulator({ clock, ...options });
  };
  beforeEach(() => start());
  afterEach(() => emulator.close());

  const lineAt = (aheadMs = 0) => {
    const ours: Clock = {
      now: () => clock.now() + aheadMs,
      setTimer: (ms, callback) => clock.after(ms, callback),
    };
    return lineTo(emulator.url, ours);
  };
  const account = (given?: Parameters<typeof setAccount>[1], line = lineAt()) => setAccount(line, given);
  /** What was answered to calls of a path, a regular expression. */
  const statuses = async (path: string) => {
    const reply = await control(emulator, 'GET', `requests?path=${encodeURIComponent(path)}`);
    return Requests.parse(reply.json()).requests.map(({ status }) => status);
  };
  const asked = async (path: string): Promise<number> => (await statuses(path)).length;

  it('lead to one that the session directory takes, and that says who it is', async () => {
    const { source, directory } = account();
    expect(await source.token('RETAIL')).toMatchObject({ xuid: Ada, gamertag: 'Ada', sandbox: 'RETAIL' });
    expect(await directory().getSession(someRef())).toMatchObject({ outcome: 'gone' });
    expect(await asked('/title/authenticate')).toBe(0);
  });

  it('are asked for once, however many calls wait', async () => {
    const { source, directory, news } = account();
    const all = await Promise.all(Array.from({ length: 20 }, () => source.token('RETAIL')));
    expect(new Set(all).size).toBe(1);
    const answers = await Promise.all(Array.from({ length: 20 }, () => directory().getSession(someRef())));
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['gone']));
    for (const step of ['/user/authenticate', '/device/authenticate', '/xsts/authorize'])
      expect(await asked(step)).toBe(1);
    expect(news).toEqual(['renewing', 'good']);
  });

  it('are renewed before they end, while the last is still given, once for 20 calls', async () => {
    const { source } = account();
    const first = await source.token('RETAIL');
    clock.advance(16 * HOUR - 10 * MINUTE - 1);
    expect(await source.token('RETAIL')).toBe(first);
    expect(await asked('/xsts/authorize')).toBe(1);
    clock.advance(1);
    for (const token of await Promise.all(Array.from({ length: 20 }, () => source.token('RETAIL'))))
      expect(token).toBe(first);
    await expect.poll(() => source.token('RETAIL')).not.toBe(first);
    expect(await asked('/xsts/authorize')).toBe(2);
    expect(await asked('/user/authenticate')).toBe(1);
  });

  it('are waited for when the last has ended, once for 20 calls', async () => {
    const { source } = account();
    const first = await source.token('RETAIL');
    clock.advance(17 * HOUR);
    const all = await Promise.all(Array.from({ length: 20 }, () => source.token('RETAIL')));
    expect(new Set(all).size).toBe(1);
    expect(all[0]).not.toBe(first);
    expect(await asked('/xsts/authorize')).toBe(2);
  });

  it('of device and user serve for their 14 days, then new ones are made', async () => {
    const { source } = account();
    for (let day = 0; day < 13; day++) {
      await source.token('RETAIL');
      clock.advance(DAY);
    }
    expect([await asked('/device/authenticate'), await asked('/user/authenticate')]).toEqual([1, 1]);
    clock.advance(DAY);
    await source.token('RETAIL');
    expect([await asked('/device/authenticate'), await asked('/user/authenticate')]).toEqual([2, 2]);
  });

  it('have a title where the ticket is one, for 14 days as well', async () => {
    const { source, directory } = account({ ticket: `t=${Ada}` });
    await source.token('RETAIL');
    clock.advance(17 * HOUR);
    expect(await directory().getSession(someRef())).toMatchObject({ outcome: 'gone' });
    expect(await asked('/title/authenticate')).toBe(1);
  });

  it('are renewed once after a 401, and then the call is answered', async () => {
    const { directory, kept, news } = account();
    expect(await directory().getSession(someRef())).toMatchObject({ outcome: 'gone' });
    const first = kept.tokens?.xsts[0]?.token;
    // Only the service's clock goes on: it takes the token no more, and we do not know.
    await control(emulator, 'POST', 'clock', { step: 16 * HOUR });
    expect(await directory().getSession(someRef())).toMatchObject({ outcome: 'gone' });
    // Signed with our time first, then with the one that the refusal told.
    expect(await statuses('/xsts/authorize')).toEqual([200, 403, 200]);
    expect(kept.tokens?.xsts.map(({ token }) => token)).not.toContain(first);
    expect(news).toEqual(['renewing', 'good', 'renewing', 'good']);
  });

  it('are renewed once when 20 calls are refused at the same time', async () => {
    const { directory } = account();
    await directory().getSession(someRef());
    await control(emulator, 'POST', 'clock', { step: 16 * HOUR });
    const answers = await Promise.all(Array.from({ length: 20 }, () => directory().getSession(someRef())));
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['gone']));
    expect(await statuses('/xsts/authorize')).toEqual([200, 403, 200]);
  });

  it('are forgotten by signing out, also for who waits', async () => {
    const { source, kept } = account();
    const waiting = troubleOf(source.token('RETAIL'));
    source.forget();
    expect(await waiting).toBe('signed-out');
    expect(kept.tokens).toBe(null);
  });

  it('are there again in the next run without a call, where they were kept', async () => {
    const { source, kept } = account();
    const first = await source.token('RETAIL');
    const { tokens, device } = JSON.parse(JSON.stringify(kept));
    const next = account({ kept: tokens, keptDevice: device });
    expect(await next.source.token('RETAIL')).toEqual(first);
    expect(await next.directory().getSession(someRef())).toMatchObject({ outcome: 'gone' });
    expect(await asked('/authenticate|/authorize')).toBe(3);
    expect(next.tickets).toEqual([]);

    const elsewhere = account({ kept: tokens });
    await elsewhere.source.token('RETAIL');
    expect(elsewhere.tickets).toEqual([false]);
  });

  it('of two accounts are of one device', async () => {
    const line = lineAt();
    const one = account({}, line);
    const other = account({ ticket: `d=${Bea}`, device: one.device }, line);
    expect(await one.source.token('RETAIL')).toMatchObject({ xuid: Ada });
    expect(await other.source.token('RETAIL')).toMatchObject({ xuid: Bea });
    expect(await asked('/device/authenticate')).toBe(1);
  });
});
