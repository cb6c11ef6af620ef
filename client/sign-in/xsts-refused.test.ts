import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { manualClock } from '../../emulator/clock.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../emulator/serve.ts';
import { control, lobby, someRef } from '../../emulator/testing.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import type { Clock } from '../clock.ts';
import { explainNotDone } from '../explain.ts';
import { lineTo, setAccount, troubleOf } from '../testing/account-set.ts';

const { Ada } = DEMO_PLAYERS;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const Requests = z.object({ requests: z.array(z.object({ status: z.number().nullable() })) });

describe('the tokens of an account, where something is wrong', () => {
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
  const form = async (path: string, fields: Record<string, string>): Promise<unknown> =>
    (await fetch(emulator.url + path, { method: 'POST', body: new URLSearchParams(fields) })).json();

  it('are no more tried after a 401 that a fresh one does not help against', async () => {
    const { directory } = account();
    await directory().getSession(someRef());
    const fault = { kind: 'status', status: 401 };
    await control(emulator, 'POST', 'faults', { match: { path: '/serviceconfigs' }, fault });
    expect(await directory().getSession(someRef())).toMatchObject({ outcome: 'refused', status: 401 });
    expect(await asked('/serviceconfigs')).toBe(3);
  });

  it('are made anew when the user token was withdrawn, from a ticket that is fresh', async () => {
    const line = lineAt();
    const { source, device } = account({}, line);
    await source.token('RETAIL');
    const until = clock.now() + 10 * DAY;
    const grant = { user: { token: 'withdrawn', until }, title: null };
    const again = account({ device, kept: { key: device.key.jwk.x, grant, xsts: [] } }, line);
    expect(await again.source.token('RETAIL')).toMatchObject({ xuid: Ada });
    expect(again.tickets).toEqual([false]);
    const refused = account({ ticket: 'd=a.bad.ticket' });
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

  it.each([-3 * DAY, 3 * HOUR])('go by the service’s clock where ours is %i ms ahead', async (ahead) => {
    const line = lineAt(ahead);
    const { source, directory } = account({}, line);
    const first = await source.token('RETAIL');
    expect(line.time.skewMs()).toBe(ahead);
    expect(await source.token('RETAIL')).toBe(first);
    expect(await directory().getSession(someRef())).toMatchObject({ outcome: 'gone' });
    expect(await statuses('/device/authenticate')).toEqual([403, 200]);
    expect(await statuses('/xsts/authorize')).toEqual([200]);
  });

  it('are taken by an emulator that is strict, which asks for key, signature and title', async () => {
    await emulator.close();
    await start({ strict: true });
    const code = z
      .object({ user_code: z.string(), device_code: z.string() })
      .parse(await form('/oauth20_connect.srf', { client_id: 'decafbad' }));
    await control(emulator, 'POST', `players/${Ada}/sign-in`, { userCode: code.user_code });
    const { access_token } = z.object({ access_token: z.string() }).parse(
      await form('/oauth20_token.srf', {
        grant_type: 'device_code',
        client_id: 'decafbad',
        device_code: code.device_code,
      }),
    );
    const { directory } = account({ ticket: `t=${access_token}` });
    const body = {
      members: {
        me: {
          constants: { system: { xuid: Ada } },
          properties: { system: { active: true, connection: 'a-connection' } },
        },
      },
    };
    expect(await directory().writeSession(someRef(), body)).toMatchObject({ outcome: 'session' });
    expect(
      await account({ ticket: `d=${access_token}` })
        .directory()
        .getSession(someRef()),
    ).toMatchObject({
      outcome: 'refused',
      status: 403,
    });
  });

  it('without a title are refused at a join, with the advice to sign in as the title, or to paste a token of it', async () => {
    await emulator.close();
    await start({ strict: true });
    const { handleId } = await lobby(emulator);
    const me = { constants: { system: { xuid: Ada } } };
    const join = { members: { me } };
    const answer = await account().directory().writeSessionByHandle(handleId, join, { ifMatch: '*' });
    if (answer.outcome === 'session') throw new Error('a token without a title was taken');
    expect(explainNotDone(answer)).toMatchObject({
      status: 403,
      explanation: {
        causes: expect.arrayContaining(['no-title-claim']),
        advice: expect.arrayContaining(['use-title-token']),
      },
    });
  });
});
