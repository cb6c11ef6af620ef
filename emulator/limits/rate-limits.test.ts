import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { caller, control, someRef } from '../testing.ts';
import { createRateLimits } from './rate-limits.ts';

const { Ada, Bea } = DEMO_PLAYERS;

describe('rate limits', () => {
  const taken = (count: number, now: number, limits = createRateLimits(true)) =>
    Array.from({ length: count }, () => limits.take('session', 'Ada', now));

  it('let 30 calls through in 15 s, and say how long to wait for the next', () => {
    const limits = createRateLimits(true);
    expect(taken(30, 1_000, limits)).toEqual(Array(30).fill(null));
    expect(limits.take('session', 'Ada', 5_500)).toEqual({
      body: { version: 1, currentRequests: 31, maxRequests: 30, periodInSeconds: 15, limitType: 'Rate' },
      retryAfter: 11,
      because: 'burst limit: call 31 of 30 in 15 s by Ada',
    });
    expect(limits.take('session', 'Bea', 5_500)).toBeNull();
    expect(limits.take('session', 'Ada', 16_000)).toBeNull();
  });

  it('count refused calls: who goes on calling reaches the limit of 300 in 300 s', () => {
    const limits = createRateLimits(true);
    taken(300, 0, limits);
    expect(limits.take('session', 'Ada', 15_000)).toMatchObject({
      body: { currentRequests: 301, maxRequests: 300, periodInSeconds: 300 },
      retryAfter: 285,
    });
    expect(limits.take('session', 'Ada', 300_000)).toBeNull();
  });

  it('have numbers of their own for searches', () => {
    const limits = createRateLimits(true);
    expect(limits.take('search', 'Ada', 0)).toBeNull();
    expect(limits.take('search', 'Ada', 1)).toMatchObject({ body: { maxRequests: 1 } });
    expect(limits.take('session', 'Ada', 1)).toBeNull();
  });

  it('let ten writes a second through to a large session, whoever makes them', () => {
    const limits = createRateLimits(true);
    for (let call = 0; call < 10; call += 1) expect(limits.take('large', 'one', 0)).toBeNull();
    expect(limits.take('large', 'one', 999)).toMatchObject({
      body: { currentRequests: 11, maxRequests: 10, periodInSeconds: 1 },
      retryAfter: 1,
    });
    expect(limits.take('large', 'other', 999)).toBeNull();
    expect(limits.take('large', 'one', 1_000)).toBeNull();
  });

  it('begin anew when the clock was set back, and let everybody through when they are off', () => {
    const limits = createRateLimits(true);
    taken(31, 100_000, limits);
    expect(limits.take('session', 'Ada', 50)).toBeNull();
    limits.turn(false);
    expect(taken(1_000, 60, limits).every((one) => one === null)).toBe(true);
  });
});

describe('the server', () => {
  let emulator: Emulator;
  let clock: ReturnType<typeof manualClock>;
  beforeEach(async () => {
    clock = manualClock();
    emulator = await startEmulator({ clock, rateLimits: true });
  });
  afterEach(() => emulator.close());

  const statuses = async (xuid: string, calls: number) => {
    const all = await Promise.all(
      Array.from({ length: calls }, () => caller(emulator, xuid).get('/handles/x')),
    );
    return all.map(({ status }) => status);
  };

  it('answers 429 with body and Retry-After by its clock, to this player alone', async () => {
    expect(await statuses(Ada, 30)).toEqual(Array(30).fill(404));
    const over = await caller(emulator, Ada).put('/handles/x/session', {});
    expect(over.status).toBe(429);
    expect(over.headers.get('retry-after')).toBe('15');
    expect(over.headers.get('content-type')).toMatch('application/json');
    expect(over.json()).toEqual({
      version: 1,
      currentRequests: 31,
      maxRequests: 30,
      periodInSeconds: 15,
      limitType: 'Rate',
    });
    expect(await statuses(Bea, 1)).toEqual([404]);
    clock.advance(15_000);
    expect(await statuses(Ada, 1)).toEqual([404]);
  });

  it('answers 429 to the eleventh write of a second to a large session, with nothing of it done', async () => {
    const large = { constants: { system: { maxMembersCount: 1_000, capabilities: { large: true } } } };
    const write = (xuid: string, body: object = {}) =>
      caller(emulator, xuid).put(someRef(), {
        ...body,
        members: { me: { properties: { system: { active: true, connection: 'c' } } } },
      });
    expect((await write(Ada, large)).status).toBe(201);
    for (let call = 0; call < 10; call += 1) expect((await write(Bea)).status).toBe(200);
    const over = await write(Bea, { properties: { custom: { late: true } } });
    expect(over).toMatchObject({ status: 429, text: expect.stringContaining('"periodInSeconds":1') });
    expect(over.headers.get('retry-after')).toBe('1');
    clock.advance(1_000);
    expect((await write(Bea)).text).not.toContain('late');
  });

  it('says which limit it was in the list of calls, and can be told to stop', async () => {
    await statuses(Ada, 31);
    expect((await control(emulator, 'GET', 'requests?status=429')).json()).toMatchObject({
      requests: [{ because: `burst limit: call 31 of 30 in 15 s by ${Ada}` }],
    });
    expect((await control(emulator, 'PUT', 'limits', { on: false })).json()).toEqual({ on: false });
    expect(await statuses(Ada, 100)).toEqual(Array(100).fill(404));
    expect((await control(emulator, 'GET', 'limits')).json()).toEqual({ on: false });
  });
});
