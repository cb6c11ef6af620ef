import { describe, expect, it } from 'vitest';
import { manualClock } from '../clock.ts';
import { steerableClock } from './clock.ts';

const HOUR = 3_600_000;

describe('a clock that can be steered', () => {
  const make = () => {
    const base = manualClock(0);
    return { base, clock: steerableClock(base) };
  };

  it('goes as its base does, its timers too', () => {
    const { base, clock } = make();
    const ran: number[] = [];
    clock.after(100, () => ran.push(clock.now()));
    base.advance(99);
    expect(ran).toEqual([]);
    base.advance(1);
    expect(ran).toEqual([100]);
    expect(clock.state().timers).toBe(0);
  });

  it('steps over two hours in no time, each timer at its own', async () => {
    const { base, clock } = make();
    const ran: [string, number][] = [];
    clock.after(2 * HOUR, () => ran.push(['close', clock.now()]));
    const tick = (): void => {
      ran.push(['tick', clock.now()]);
      if (clock.now() < HOUR) clock.after(HOUR, tick);
    };
    clock.after(HOUR / 2, tick);
    await clock.change({ step: 2 * HOUR });
    expect(ran).toEqual([
      ['tick', HOUR / 2],
      ['tick', 1.5 * HOUR],
      ['close', 2 * HOUR],
    ]);
    expect(base.now()).toBe(0);
    expect(clock.state()).toMatchObject({ ahead: 2 * HOUR, running: true });
  });

  it('gives what a timer starts its turn before the next timer runs', async () => {
    const { clock } = make();
    const seen: number[] = [];
    clock.after(
      10,
      () => void Promise.resolve().then(() => Promise.resolve().then(() => seen.push(clock.now()))),
    );
    clock.after(20, () => undefined);
    await clock.change({ step: 30 });
    expect(seen).toEqual([10]);
  });

  it('leaves what is not due yet to the base, with what is left of its time', async () => {
    const { base, clock } = make();
    const ran: number[] = [];
    clock.after(100, () => ran.push(clock.now()));
    await clock.change({ step: 60 });
    base.advance(39);
    expect(ran).toEqual([]);
    base.advance(1);
    expect(ran).toEqual([100]);
  });

  it('stands while it is stopped, and can be stepped then', async () => {
    const { base, clock } = make();
    const ran: number[] = [];
    clock.after(100, () => ran.push(clock.now()));
    await clock.change({ run: false });
    base.advance(1_000);
    expect([clock.now(), ran.length]).toEqual([0, 0]);
    await clock.change({ step: 100 });
    expect(ran).toEqual([100]);
    await clock.change({ run: true });
    base.advance(5);
    expect(clock.now()).toBe(105);
  });

  it('can be set: forward with the timers in between, backward without any', async () => {
    const { clock } = make();
    const ran: number[] = [];
    clock.after(1_000, () => ran.push(clock.now()));
    await clock.change({ now: '1970-01-01T00:00:02Z' });
    expect([clock.now(), ran]).toEqual([2_000, [1_000]]);
    clock.after(500, () => ran.push(clock.now()));
    await clock.change({ now: '1970-01-01T00:00:01Z' });
    expect([clock.now(), ran.length]).toEqual([1_000, 1]);
    await clock.change({ step: 500 });
    expect(ran).toEqual([1_000, 1_500]);
  });

  it('takes a timer back, and goes back to the time of its base', async () => {
    const { base, clock } = make();
    const cancel = clock.after(10, () => expect.unreachable());
    cancel();
    await clock.change({ step: HOUR, run: false });
    clock.reset();
    expect(clock.state()).toMatchObject({ ahead: 0, running: true, timers: 0 });
    expect(clock.now()).toBe(base.now());
  });

  it('refuses to be set years ahead', async () => {
    await expect(make().clock.change({ now: '1999-01-01T00:00:00Z' })).rejects.toMatchObject({
      answer: { status: 400 },
    });
  });
});
