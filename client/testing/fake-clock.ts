import type { Clock } from '../clock.ts';

export type FakeClock = Clock & {
  /** Moves time on, calling what falls due, in order. */
  advance(ms: number): void;
  /** Milliseconds until each timer that is set, soonest first. */
  readonly timers: number[];
};

/** A clock that stands still until it is told to move. */
export const createFakeClock = (start = Date.UTC(2026, 10, 20, 10)): FakeClock => {
  let now = start;
  const pending = new Set<{ due: number; callback: () => void }>();
  const soonest = () => [...pending].sort((one, other) => one.due - other.due);
  return {
    now: () => now,
    setTimer: (ms, callback) => {
      const timer = { due: now + ms, callback };
      pending.add(timer);
      return () => {
        pending.delete(timer);
      };
    },
    advance: (ms) => {
      const until = now + ms;
      for (;;) {
        const [next] = soonest();
        if (!next || next.due > until) break;
        now = Math.max(now, next.due);
        pending.delete(next);
        next.callback();
      }
      now = until;
    },
    get timers() {
      return soonest().map((timer) => timer.due - now);
    },
  };
};
