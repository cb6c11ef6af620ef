import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manualClock } from '../../emulator/clock.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/serve.ts';
import { control, someRef } from '../../emulator/testing.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { hostsAt } from '../../protocol/hosts.ts';
import type { RpsTicket } from '../../protocol/xbox-token-requests.ts';
import type { Clock } from '../clock.ts';
import { createDirectory } from '../directory.ts';
import { createHttpTransport } from '../transport.ts';
import { createDeviceSource } from './device.ts';
import type { KeptDevice, KeptTokens } from './kept.ts';
import { createServiceTime } from './service-time.ts';
import { createXstsSigner } from './signer.ts';
import { SignInTrouble } from './trouble.ts';
import { createXstsSource, type TokenNews, type XstsSourceParts } from './xsts-source.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const Requests = z.object({
  requests: z.array(z.object({ path: z.string(), status: z.number().nullable() })),
});

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
    const hosts = hostsAt(emulator.url);
    return { hosts, transport: createHttpTransport(), clock: ours, time: createServiceTime(ours) };
  };
  /** An account that is signed in at Microsoft's already, and what it is told and asked. */
  const account = (
    ticket: RpsTicket = `d=${Ada}`,
    more: Partial<XstsSourceParts> & { keptDevice?: KeptDevice } = {},
  ) => {
    const line = more.line ?? lineAt();
    const tickets: boolean[] = [];
    const news: TokenNews['state'][] = [];
    const kept: { tokens: KeptTokens | null; device: KeptDevice | null } = { tokens: null, device: null };
    const device = createDeviceSource(line, {
      kept: more.keptDevice ?? null,
      onKept: (one) => {
        kept.device = one;
      },
    });
    const source = createXstsSource({
      line,
      device,
      ticket: (fresh) => {
        tickets.push(fresh);
        return Promise.resolve(ticket);
      },
      onKept: (tokens) => {
        kept.tokens = tokens;
      },
      onNews: (_sandbox, { state }) => news.push(state),
      ...more,
    });
    const signer = (sandbox = 'RETAIL', xuid: string = Ada) =>
      createXstsSigner({ xuid, source, device, time: line.time, sandbox: () => sandbox });
    const directory = (sandbox?: string) =>
      createDirectory({
        address: { url: line.hosts.directory, rtaUrl: line.hosts.rta },
        signer: signer(sandbox),
        clock: line.clock,
      });
    return { line, source, device, tickets, news, kept, signer, directory };
  };
  /** How often each step was asked, or a path with a status. */
  const asked = async (path: string): Promise<number> => {
    const { requests } = Requests.parse(
      (await control(emulator, 'GET', `requests?path=${encodeURIComponent(path)}`)).json(),
    );
    return requests.length;
  };
  const troubleOf = async (promise: Promise<unknown>): Promise<string> => {
    const error = await promise.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    return error instanceof SignInTrouble ? error.explanation.code : `no trouble: ${String(error)}`;
  };

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
    const { source, directory } = account(`t=${Ada}`);
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
    expect(await asked('/xsts/authorize')).toBe(2);
    expect(kept.tokens?.xsts.map(({ token }) => token)).not.toContain(first);
    expect(news).toEqual(['renewing', 'good', 'renewing', 'good']);
  });

  it('are renewed once when 20 calls are refused at the same time', async () => {
    const { directory } = account();
    await directory().getSession(someRef());
    await control(emulator, 'POST', 'clock', { step: 16 * HOUR });
    const answers = await Promise.all(Array.from({ length: 20 }, () => directory().getSession(someRef())));
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['gone']));
    expect(await asked('/xsts/authorize')).toBe(2);
  });

  it('are no more tried after a 401 that a fresh one does not help against', async () => {
    const { directory } = account();
    await directory().getSession(someRef());
    const fault = { kind: 'status', status: 401 };
    await control(emulator, 'POST', 'faults', { match: { path: '/serviceconfigs' }, fault });
    expect(await directory().getSession(someRef())).toMatchObject({ outcome: 'refused', status: 401 });
    expect(await asked('/serviceconfigs')).toBe(3);
  });

  it('are made anew when the user token was withdrawn, from a ticket that is fresh', async () => {
    const { line, source, device } = account();
    await source.token('RETAIL');
    const until = clock.now() + 10 * DAY;
    const grant = { user: { token: 'withdrawn', until }, title: null };
    const again = account(`d=${Ada}`, {
      line,
      device,
      kept: { key: device.key.jwk.x, grant, xsts: [] },
    });
    expect(await again.source.token('RETAIL')).toMatchObject({ xuid: Ada });
    expect(again.tickets).toEqual([false]);
    const refused = account('d=a.bad.ticket');
    expect(await troubleOf(refused.source.token('RETAIL'))).toBe('sign-in-refused');
    expect(refused.tickets).toEqual([false, true]);
  });

  it('are one a sandbox, changed without signing in again', async () => {
    const { source, tickets } = account();
    await control(emulator, 'PATCH', `players/${Ada}`, { sandbox: 'XDKS.1' });
    expect(await troubleOf(source.token('RETAIL'))).toBe('sandbox-refused');
    expect(await source.token('XDKS.1')).toMatchObject({ sandbox: 'XDKS.1' });
    await source.token('XDKS.1');
    expect([await asked('/user/authenticate'), await asked('/xsts/authorize')]).toEqual([1, 2]);
    expect(tickets).toEqual([false]);
  });

  it('are shown in the wrong sandbox as what they are: a refusal that says so', async () => {
    const { directory } = account();
    await control(emulator, 'PUT', `sandboxes/${someRef().scid}`, { sandbox: 'XDKS.1' });
    const answer = await directory('RETAIL').getSession(someRef());
    expect(answer).toMatchObject({ outcome: 'refused', status: 403 });
    expect(await directory('XDKS.1').getSession(someRef())).toMatchObject({ outcome: 'gone' });
  });

  it.each([
    [2148916227, 'account-banned', false],
    [2148916233, 'no-xbox-profile', false],
    [2148916238, 'child-not-in-family', false],
    [2148916273, 'sign-in-outage', true],
  ])('are refused with XErr %i in words: %s', async (xerr, code, passes) => {
    const { source, news } = account();
    await control(emulator, 'PATCH', `players/${Ada}`, { xerr });
    const error = await source.token('RETAIL').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ passes, explanation: { code } });
    expect(news).toEqual(['renewing', 'trouble']);
    await control(emulator, 'PATCH', `players/${Ada}`, { xerr: null });
    expect(await source.token('RETAIL')).toMatchObject({ xuid: Ada });
  });

  it('are told to a call as the reason why it was not signed', async () => {
    const { directory } = account();
    await control(emulator, 'PATCH', `players/${Ada}`, { xerr: 2148916233 });
    expect(await directory().getSession(someRef())).toMatchObject({
      outcome: 'unreachable',
      error: { code: 'not-signed' },
      signIn: { code: 'no-xbox-profile' },
    });
  });

  it('are told to a call as the reason why its 401 stands', async () => {
    const { directory } = account();
    await directory().getSession(someRef());
    await control(emulator, 'POST', 'clock', { step: 16 * HOUR });
    await control(emulator, 'PATCH', `players/${Ada}`, { xerr: 2148916227 });
    expect(await directory().getSession(someRef())).toMatchObject({
      outcome: 'refused',
      status: 401,
      signIn: { code: 'account-banned' },
    });
  });

  it('stay in use while they are good and can not be renewed, and are not asked for at every call', async () => {
    const { source, news } = account();
    const first = await source.token('RETAIL');
    clock.advance(16 * HOUR - 5 * MINUTE);
    await control(emulator, 'PATCH', `players/${Ada}`, { xerr: 2148916227 });
    for (let call = 0; call < 3; call++) {
      expect(await source.token('RETAIL')).toBe(first);
      await expect.poll(() => news.length).toBe(4);
    }
    expect(news).toEqual(['renewing', 'good', 'renewing', 'good']);
    expect(await asked('/xsts/authorize')).toBe(2);
    clock.advance(4 * MINUTE);
    expect(await troubleOf(source.token('RETAIL'))).toBe('account-banned');
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
    const next = account(`d=${Ada}`, { kept: tokens, keptDevice: device });
    expect(await next.source.token('RETAIL')).toEqual(first);
    expect(await next.directory().getSession(someRef())).toMatchObject({ outcome: 'gone' });
    expect(await asked('/authenticate|/authorize')).toBe(3);
    expect(next.tickets).toEqual([]);

    const elsewhere = account(`d=${Ada}`, { kept: tokens });
    await elsewhere.source.token('RETAIL');
    expect(elsewhere.tickets).toEqual([false]);
  });

  it('of two accounts are of one device', async () => {
    const one = account();
    const other = account(`d=${Bea}`, { line: one.line, device: one.device });
    expect(await one.source.token('RETAIL')).toMatchObject({ xuid: Ada });
    expect(await other.source.token('RETAIL')).toMatchObject({ xuid: Bea });
    expect(await asked('/device/authenticate')).toBe(1);
  });

  it('go by the service’s clock where ours is wrong', async () => {
    for (const ahead of [-3 * DAY, 3 * HOUR]) {
      const { source, line } = account(`d=${Ada}`, { line: lineAt(ahead) });
      const first = await source.token('RETAIL');
      expect(line.time.skewMs()).toBe(ahead);
      expect(await source.token('RETAIL')).toBe(first);
    }
  });
});
