import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { refuse } from '../rules/answer.ts';
import type { ClockChange, ClockState } from './clock-change.ts';

/** A clock that can be read, set, stepped and stopped; every timer of the emulator goes by it. */
export type SteerableClock = Clock & {
  state(): ClockState;
  /** Changes are made one after the other; resolves when the timers that fell due have been let run. */
  change(change: ClockChange): Promise<void>;
  /** Sets it forward where it is behind this time; timers keep what was left to them. */
  atLeast(time: number): void;
  /** Back to the machine's time, and running; timers keep what was left to them. */
  reset(): void;
};

const YEAR_MS = 366 * 24 * 60 * 60 * 1_000;

type Timer = { at: number; readonly action: () => void; stop: () => void };

const none = (): void => undefined;

/** Goes as `base` does until it is changed. */
export const steerableClock = (base: Clock): SteerableClock => {
  let ahead = 0;
  let stoppedAt: number | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  const timers = new Set<Timer>();

  const now = (): number => stoppedAt ?? base.now() + ahead;
  const fire = (timer: Timer): void => {
    timers.delete(timer);
    timer.action();
  };
  const arm = (timer: Timer): void => {
    timer.stop();
    timer.stop = stoppedAt === null ? base.after(Math.max(0, timer.at - now()), () => fire(timer)) : none;
  };
  const armAll = (): void => {
    for (const timer of timers) arm(timer);
  };
  /** Moves the hand without running anything. */
  const put = (to: number): void => {
    if (stoppedAt === null) ahead = to - base.now();
    else stoppedAt = to;
  };
  const shift = (to: number): void => {
    const by = to - now();
    put(to);
    for (const timer of timers) timer.at += by;
    armAll();
  };
  const run = (running: boolean): void => {
    const at = now();
    if (running === (stoppedAt === null)) return;
    stoppedAt = running ? null : at;
    if (running) ahead = at - base.now();
    armAll();
  };

  /** Each timer runs at its own time, and what it starts gets its turn before the next one runs. */
  const forward = async (end: number): Promise<void> => {
    const wasRunning = stoppedAt === null;
    run(false);
    try {
      for (let due = earliest(timers, end); due; due = earliest(timers, end)) {
        put(Math.max(now(), due.at));
        fire(due);
        await othersTurn();
      }
      put(end);
    } finally {
      run(wasRunning);
    }
  };

  const changed = async ({ now: wanted, step, run: running }: ClockChange): Promise<void> => {
    if (running !== undefined) run(running);
    if (wanted !== undefined) {
      const to = Date.parse(wanted);
      if (to - now() > YEAR_MS) refuse(400, "The request is not valid: 'now': is more than a year ahead.");
      if (to >= now()) await forward(to);
      else shift(to);
    }
    if (step !== undefined) await forward(now() + step);
  };

  return {
    now,
    after: (ms, action) => {
      const timer: Timer = { at: now() + ms, action, stop: none };
      timers.add(timer);
      arm(timer);
      return () => {
        timer.stop();
        timers.delete(timer);
      };
    },
    state: () => ({
      now: new Date(now()).toISOString(),
      running: stoppedAt === null,
      ahead: Math.round(now() - base.now()),
      timers: timers.size,
    }),
    change: (change) => {
      const result = queue.then(() => changed(change));
      queue = result.catch(none);
      return result;
    },
    atLeast: (time) => {
      if (now() < time) shift(time);
    },
    reset: () => {
      run(true);
      shift(base.now());
    },
  };
};

const earliest = (timers: Set<Timer>, end: number): Timer | undefined => {
  let first: Timer | undefined;
  for (const timer of timers) if (timer.at <= end && (!first || timer.at < first.at)) first = timer;
  return first;
};
