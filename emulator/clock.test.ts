import { afterEach, describe, expect, it, vi } from 'vitest';
import { manualClock, systemClock, timestamp } from './clock.ts';

describe('timestamps', () => {
  it.each([
    [0.1234, '.0001234Z'],
    [916.7342, '.9167342Z'],
    [548.368, '.548368Z'],
    [500, '.5Z'],
    [10, '.01Z'],
    [0, 'Z'],
  ])('write %d ms with up to 7 digits and no trailing zeros', (ms, ending) => {
    expect(timestamp(30_000 + ms)).toBe(`1970-01-01T00:00:30${ending}`);
  });
});

describe('a clock that is moved by hand', () => {
  it('runs what falls due on the way, in order, and what that starts', () => {
    const clock = manualClock(0);
    const ran: [string, number][] = [];
    clock.after(20, () => ran.push(['late', clock.now()]));
    clock.after(10, () => {
      ran.push(['early', clock.now()]);
      clock.after(5, () => ran.push(['started', clock.now()]));
    });
    const cancel = clock.after(15, () => ran.push(['cancelled', clock.now()]));
    cancel();
    clock.advance(30);
    expect(ran).toEqual([
      ['early', 10],
      ['started', 15],
      ['late', 20],
    ]);
    expect(clock.now()).toBe(30);
  });
});

describe("the machine's clock", () => {
  it('is within a millisecond of Date', () => {
    const before = Date.now();
    const now = systemClock().now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThan(Date.now() + 1);
  });
});

describe("the machine's time", () => {
  afterEach(() => vi.restoreAllMocks());

  it('goes back only when the machine’s does, although its fraction comes from another clock', () => {
    const clock = systemClock();
    const at = (ms: number, steady: number): number => {
      vi.spyOn(Date, 'now').mockReturnValue(ms);
      vi.spyOn(performance, 'now').mockReturnValue(steady);
      return clock.now();
    };
    expect(at(1_000, 7.875)).toBe(1_000.875);
    expect(at(1_000, 8.125)).toBe(1_000.875);
    expect(at(1_001, 8.25)).toBe(1_001.25);
    expect(at(400, 9.5)).toBe(400.5);
  });
});
