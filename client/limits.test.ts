import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CallLimits, createCallLimits } from './limits.ts';
import { kindsOf, type LimitKind, SESSION_DIRECTORY_LIMITS } from './service-limits.ts';
import { createFakeClock } from './testing/fake-clock.ts';
import type { HttpAnswer, HttpRequest } from './transport.ts';

const ask = (method: string, path: string, body = ''): HttpRequest => ({
  method,
  url: `https://sessiondirectory.xboxlive.com${path}`,
  headers: {},
  body,
});
const read = ask('GET', '/handles/x/session');
const search = ask('POST', '/handles/query?include=relatedInfo', '{"type":"search"}');
const post = ask('POST', '/handles', '{"type": "search", "version": 1}');
const requests: Record<LimitKind, HttpRequest> = {
  session: read,
  'search-read': search,
  'search-write': post,
};

const tooMany = (body: object, retryAfter?: string): HttpAnswer => ({
  status: 429,
  headers: retryAfter === undefined ? [] : [['retry-after', retryAfter]],
  body: JSON.stringify(body),
});

/** Lets promises that can go on do so. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

const setLimits = () => {
  const clock = createFakeClock(0);
  const limits = createCallLimits(clock);
  /** How long each that was let through had waited; null for one that was called off. */
  const passed: (number | null)[] = [];
  const enter = (request = read, signal?: AbortSignal) => {
    const asked = clock.now();
    void limits.enter(request, signal).then((pass) => passed.push(pass && clock.now() - asked));
    return settle();
  };
  /** Calls that are answered as soon as they are sent. */
  const make = async (count: number, request = read) => {
    for (let made = 0; made < count; made++) (await limits.enter(request))?.end(null);
  };
  return { clock, limits, passed, enter, make };
};

const burst = (limits: CallLimits) => limits.state().counters.find(({ seconds }) => seconds === 15);

describe('the numbers of the session directory', () => {
  it('are those of the documentation', () => {
    expect(SESSION_DIRECTORY_LIMITS).toEqual({
      session: [
        { max: 30, ms: 15_000 },
        { max: 300, ms: 300_000 },
      ],
      'search-read': [
        { max: 1, ms: 15_000 },
        { max: 20, ms: 300_000 },
      ],
      'search-write': [
        { max: 1, ms: 15_000 },
        { max: 20, ms: 300_000 },
      ],
    });
  });

  it('are chosen by what is asked: a search handle has its own, an activity or an invite has not', () => {
    expect(kindsOf(read)).toEqual(['session']);
    expect(kindsOf(search)).toEqual(['session', 'search-read']);
    expect(kindsOf(post)).toEqual(['session', 'search-write']);
    expect(kindsOf(ask('POST', '/Handles/Query', '{"type":"activity"}'))).toEqual(['session']);
    expect(kindsOf(ask('POST', '/handles', '{"type":"invite"}'))).toEqual(['session']);
    expect(kindsOf(ask('GET', '/handles/query'))).toEqual(['session']);
  });
});

describe('calls within the limits', () => {
  it('go at once, and are counted', async () => {
    const { limits, make, clock } = setLimits();
    await make(28);
    expect(burst(limits)).toEqual({ kind: 'session', used: 28, max: 30, seconds: 15 });
    expect(limits.state()).toMatchObject({ waiting: 0, until: null });
    clock.advance(15_000);
    expect(limits.state().counters).toEqual([
      { kind: 'session', used: 0, max: 30, seconds: 15 },
      { kind: 'session', used: 28, max: 300, seconds: 300 },
    ]);
  });
});

describe('a call that would break a limit', () => {
  it('waits until the window has room, and says for how long it waited', async () => {
    const { limits, clock, enter, make, passed } = setLimits();
    await make(29);
    clock.advance(11_000);
    await make(1);
    await enter();
    expect(passed).toEqual([]);
    expect(limits.state()).toMatchObject({ waiting: 1, until: 15_000 });
    clock.advance(3_999);
    await settle();
    expect(passed).toEqual([]);
    clock.advance(1);
    await settle();
    expect(passed).toEqual([4_000]);
    expect(limits.state()).toMatchObject({ waiting: 0, until: null });
  });

  it('waits for answers as well: the service may have counted a call at any moment until its own', async () => {
    const { limits, clock, enter, passed } = setLimits();
    const slow = await limits.enter(read);
    for (let call = 0; call < 29; call++) await enter();
    await enter();
    clock.advance(20_000);
    await settle();
    expect(passed).toHaveLength(29);
    expect(limits.state()).toMatchObject({ waiting: 1, until: null });
    slow?.end(null);
    expect(limits.state()).toMatchObject({ waiting: 1, until: 35_000 });
    clock.advance(15_000);
    await settle();
    expect(passed).toHaveLength(30);
  });

  it('is not sent when it is called off, and makes way for the others', async () => {
    const { limits, enter, make, passed } = setLimits();
    await make(1, search);
    const caller = new AbortController();
    await enter(search, caller.signal);
    expect(limits.state().waiting).toBe(1);
    caller.abort();
    await settle();
    expect(passed).toEqual([null]);
    expect(limits.state().waiting).toBe(0);
    await enter(read, AbortSignal.abort());
    expect(passed).toEqual([null, null]);
    expect(burst(limits)?.used).toBe(1);
  });

  it('does not hold up calls of another kind', async () => {
    const { limits, enter, make, passed } = setLimits();
    await make(1, search);
    await enter(search);
    await enter(read);
    expect(passed).toHaveLength(1);
    expect(limits.state().counters).toContainEqual({ kind: 'search-read', used: 1, max: 1, seconds: 15 });
  });
});

describe('a 429', () => {
  it('holds the next calls for as long as it says, whatever was counted here', async () => {
    const { limits, clock, enter, passed } = setLimits();
    const body = { version: 1, currentRequests: 31, maxRequests: 30, periodInSeconds: 15, limitType: 'Rate' };
    (await limits.enter(read))?.end(tooMany(body, '7'));
    await enter();
    expect(limits.state()).toMatchObject({ waiting: 1, until: 7_000 });
    clock.advance(7_000);
    await settle();
    expect(passed).toEqual([7_000]);
  });

  it('teaches a number that is another by now', async () => {
    const { limits, enter, make, passed } = setLimits();
    (await limits.enter(read))?.end(tooMany({ maxRequests: 5, periodInSeconds: 15, limitType: 'rate' }));
    expect(burst(limits)).toMatchObject({ used: 1, max: 5 });
    await make(4);
    await enter();
    expect(passed).toEqual([]);
  });

  it('of a search holds searches alone', async () => {
    const { limits, enter, passed } = setLimits();
    (await limits.enter(post))?.end(tooMany({ maxRequests: 1, periodInSeconds: 15 }, '15'));
    await enter(read);
    await enter(post);
    expect(passed).toHaveLength(1);
    expect(limits.state()).toMatchObject({ waiting: 1, until: 15_000 });
  });

  it('that is about something else, or is no JSON, changes no number', async () => {
    const { limits } = setLimits();
    const concurrent = { maxRequests: 2, periodInSeconds: 15, limitType: 'Concurrency' };
    (await limits.enter(read))?.end(tooMany(concurrent));
    (await limits.enter(read))?.end(tooMany({ maxRequests: 10, periodInSeconds: 1, limitType: 'Rate' }));
    (await limits.enter(read))?.end({ ...tooMany({}), body: '<html>' });
    (await limits.enter(read))?.end({ ...tooMany({ maxRequests: 1, periodInSeconds: 15 }), status: 503 });
    expect(limits.state().counters.map(({ max }) => max)).toEqual([30, 300]);
  });
});

describe('who watches', () => {
  it('hears of every call, and of its growing old at most once a second', async () => {
    const { limits, clock, make } = setLimits();
    let told = 0;
    limits.onChange(() => told++);
    for (let call = 0; call < 10; call++) {
      await make(1);
      clock.advance(100);
    }
    expect(told).toBe(20);
    clock.advance(15_000);
    expect(burst(limits)?.used).toBe(0);
    expect(told).toBeLessThanOrEqual(22);
    clock.advance(400_000);
    const before = told;
    clock.advance(400_000);
    expect(told).toBe(before);
    expect(clock.timers).toEqual([]);
  });
});

type Made = { kind: LimitKind; asked: number; sent: number; ended: number };

/** Calls asked for at random times, each under way for a random time, on a clock that is stepped to each event. */
const play = async (plan: { afterMs: number; tookMs: number; kind: LimitKind }[]): Promise<Made[]> => {
  const clock = createFakeClock(0);
  const limits = createCallLimits(clock);
  const made: Made[] = [];
  const enter = async ({ kind, tookMs }: (typeof plan)[number]) => {
    const asked = clock.now();
    const call: Made = { kind, asked, sent: Number.NaN, ended: Number.NaN };
    made.push(call);
    const pass = await limits.enter(requests[kind]);
    call.sent = clock.now();
    clock.setTimer(tookMs, () => {
      call.ended = clock.now();
      pass?.end(null);
    });
  };
  const step = async (ms: number) => {
    const until = clock.now() + ms;
    for (;;) {
      await settle();
      const next = clock.timers[0];
      if (next === undefined || clock.now() + next > until) break;
      clock.advance(next);
    }
    clock.advance(until - clock.now());
  };
  for (const one of plan) {
    await step(one.afterMs);
    void enter(one);
  }
  await step(3_600_000);
  return made;
};

const concerns = (of: LimitKind, { kind }: Made): boolean => of === 'session' || kind === of;
const windows = Object.entries(SESSION_DIRECTORY_LIMITS).flatMap(([kind, limits]) =>
  limits.map((limit) => ({ ...limit, kind: kind as LimitKind })),
);

describe('whatever is asked, whenever', () => {
  const plans = fc.array(
    fc.record({
      afterMs: fc.oneof(fc.constant(0), fc.nat(300), fc.nat(20_000)),
      tookMs: fc.oneof(fc.nat(200), fc.nat(30_000)),
      kind: fc.constantFrom<LimitKind>('session', 'session', 'session', 'search-read', 'search-write'),
    }),
    { minLength: 40, maxLength: 380 },
  );

  it('no window holds more than the limit, the order is kept, and nothing waits that need not', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const made = await play(plan);
        expect(made.every(({ ended }) => Number.isFinite(ended))).toBe(true);
        for (const { kind, max, ms } of windows) {
          const mine = made.filter((call) => concerns(kind, call));
          // The service counts a call at some moment from its sending to its answer: each is taken at the worst one.
          for (const { ended: from } of mine) {
            const inWindow = mine.filter(({ sent, ended }) => ended >= from && sent < from + ms);
            expect(inWindow.length).toBeLessThanOrEqual(max);
          }
        }
        for (const of of ['session', 'search-read', 'search-write'] as const) {
          const sent = made.filter(({ kind }) => kind === of).map((call) => call.sent);
          expect(sent).toEqual(sent.toSorted((a, b) => a - b));
        }
        for (const call of made) {
          if (call.sent === call.asked) continue;
          const before = call.sent - 1;
          const its = windows.filter(({ kind }) => concerns(kind, call));
          const full = its.some(({ kind, max, ms }) => {
            const others = made.filter((other) => concerns(kind, other) && other.sent <= before);
            return others.filter(({ ended }) => ended + ms > before).length >= max;
          });
          expect(full).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});
