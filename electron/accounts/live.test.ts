import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../emulator/serve.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { LiveSet, TITLE_CLIENT_ID } from './testing/live-set.ts';
import { explanationOf, memoryCell } from './testing/microsoft-set.ts';

const { Ada } = DEMO_PLAYERS;
const HOUR = 60 * 60_000;
const ENDLESS = JSON.stringify({
  user_code: 'AAAAAAAA',
  device_code: 'a',
  verification_uri: 'https://www.microsoft.com/link',
  expires_in: 1e14,
});

describe('a sign-in with a title’s own ID', () => {
  let emulator: Emulator;
  let set: LiveSet;
  beforeEach(async () => {
    emulator = await startEmulator();
    set = new LiveSet(emulator);
  });
  afterEach(() => emulator.close());

  /** Signs Ada in; gives what is kept of it. */
  const signIn = async () => {
    const cell = memoryCell();
    set.before = async (body) => {
      if (body.includes('&device_code=')) await set.choose(Ada, told[0]?.userCode ?? '');
    };
    const { told, signedIn } = set.begin('device-code', { cell });
    const account = await signedIn;
    set.before = async () => undefined;
    return { account, cell, told };
  };
  /** Goes on with the next poll. */
  const poll = async (afterMs: number) => {
    const polls = set.asked('device_code');
    await expect.poll(() => set.clock.timers.length).toBe(1);
    set.clock.advance(afterMs - 1);
    expect(set.asked('device_code')).toBe(polls);
    set.clock.advance(1);
    await expect.poll(() => set.asked('device_code')).toBe(polls + 1);
  };

  it('goes by a code, and gives a title’s ticket', async () => {
    const { account, told } = await signIn();
    const ticket = await account.ticket(false);
    expect(ticket).toMatch(/^t=/);
    expect(await set.userTokenStatus(ticket)).toBe(200);
    expect(told).toEqual([
      {
        state: 'waiting',
        userCode: expect.stringMatching(/^\w{8}$/),
        page: `${emulator.url}/link`,
        until: new Date(set.clock.now() + HOUR / 4).toISOString(),
      },
    ]);
    const [begun] = set.bodies;
    expect(Object.fromEntries(new URLSearchParams(begun))).toEqual({
      client_id: TITLE_CLIENT_ID,
      scope: 'service::user.auth.xboxlive.com::MBI_SSL',
      response_type: 'device_code',
    });
  });

  it('polls as often as live.com likes it, more slowly when told to, and over what passes', async () => {
    const { signedIn, told } = set.begin('device-code');
    await expect.poll(() => set.asked('device_code')).toBe(1);
    await set.fault('oauth20_token', { kind: 'status', status: 400, body: '{"error":"slow_down"}' });
    await poll(5_000);
    await set.fault('oauth20_token', { kind: 'refuse' });
    await poll(10_000);
    await set.fault('oauth20_token', { kind: 'status', status: 503, body: 'no' });
    await poll(10_000);
    await set.choose(Ada, told[0]?.userCode ?? '');
    await poll(10_000);
    await signedIn;
  });

  it('ends at once when it is called off, and with the code', async () => {
    const controller = new AbortController();
    const called = set.begin('device-code', { signal: controller.signal });
    await expect.poll(() => set.clock.timers.length).toBe(1);
    controller.abort();
    expect(await explanationOf(called.signedIn)).toMatchObject({ code: 'sign-in-cancelled' });
    expect(set.clock.timers.length).toBe(0);

    const late = set.begin('device-code');
    await expect.poll(() => set.clock.timers.length).toBe(1);
    set.clock.advance(HOUR / 4);
    expect(await explanationOf(late.signedIn)).toMatchObject({ code: 'code-expired' });
  });

  it('says that it was declined', async () => {
    set.before = async (body) => {
      if (body.includes('&device_code=')) await set.decline(told[0]?.userCode ?? '');
    };
    const { told, signedIn } = set.begin('device-code');
    expect(await explanationOf(signedIn)).toMatchObject({ code: 'sign-in-declined' });
  });

  it.each([
    ['invalid_client', 'The client does not exist or is not enabled for consumers.', 'title-id-refused'],
    ['unauthorized_client', 'The client is not allowed to do this.', 'title-id-refused'],
    ['invalid_scope', 'The scope is not allowed.', 'title-id-refused'],
    ['server_error', '', 'microsoft-busy'],
  ])('says what is wrong with the ID: %s', async (error, error_description, code) => {
    const body = JSON.stringify({ error, error_description });
    await set.fault('oauth20_connect', { kind: 'status', status: 400, body });
    expect(await explanationOf(set.begin('device-code').signedIn)).toMatchObject({
      code,
      said: expect.stringContaining(error),
    });
  });

  it.each([
    ['something on the way answered', { status: 200, body: '<html>Hotel</html>' }, 'sign-in-page'],
    ['it answered something else', { status: 200, body: '{}' }, 'sign-in-not-understood'],
    ['its code lasts for no time that there is', { status: 200, body: ENDLESS }, 'sign-in-not-understood'],
    ['it is out of order', { status: 503, body: 'no' }, 'sign-in-busy'],
  ])('says that %s', async (_what, fault, code) => {
    await set.fault('oauth20_connect', { kind: 'status', ...fault });
    expect(await explanationOf(set.begin('device-code').signedIn)).toMatchObject({ code });
  });

  it('is known in the next run, and renews its ticket once for many, when it is over or refused', async () => {
    const { account, cell } = await signIn();
    const again = set.known(cell);
    const first = await again.ticket(false);
    expect(first).toBe(await account.ticket(false));
    set.clock.advance(HOUR - 60_000);
    const renewed = await Promise.all([again.ticket(false), again.ticket(false), again.ticket(true)]);
    expect(new Set(renewed).size).toBe(1);
    expect(set.asked('refresh_token')).toBe(1);
    expect(set.bodies.at(-1)).toContain('scope=service');
    expect(await set.known(cell).ticket(false)).toBe(renewed[0]);
    await again.ticket(true);
    expect(set.asked('refresh_token')).toBe(2);
  });

  it('asks for a new sign-in where nothing is kept, or live.com takes no more what is', async () => {
    const { cell } = await signIn();
    expect(await explanationOf(set.known(memoryCell()).ticket(false))).toMatchObject({
      code: 'secrets-lost',
    });
    expect(await explanationOf(set.known(cell, '00000000deadbeef').ticket(true))).toMatchObject({
      code: 'sign-in-needed',
    });
    const before = cell.text;
    await set.fault('oauth20_token', { kind: 'refuse' });
    expect(await explanationOf(set.known(cell).ticket(true))).toMatchObject({ code: 'sign-in-cut-off' });
    expect(cell.text).toBe(before);
  });
});
