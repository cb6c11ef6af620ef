/** All time in the emulator comes from here, so that a two-hour timeout is tested in a millisecond. */
export type Clock = {
  /** Milliseconds since 1970, with a fraction. */
  now(): number;
  /** Runs the action once, after so many milliseconds; the answer takes it back. */
  after(ms: number, action: () => void): () => void;
};

/**
 * The machine's time, to a fraction of a millisecond, which goes back only when the machine's does: whoever counts
 * by periods takes that for a clock that was set. Its timers do not keep a process alive.
 */
export const systemClock = (): Clock => {
  let last = 0;
  return {
    now: () => {
      const whole = Date.now();
      const now = whole + (performance.now() % 1);
      // The two clocks of the machine do not begin their milliseconds together.
      const isSameTime = now < last && last < whole + 1;
      if (!isSameTime) last = now;
      return last;
    },
    after: (ms, action) => {
      const timer = setTimeout(action, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
  };
};

/** A clock that stands until it is moved; `advance` runs what falls due on the way, in order of time. */
export const manualClock = (start = Date.UTC(2026, 10, 20, 12)): Clock & { advance(ms: number): void } => {
  let now = start;
  const timers = new Set<{ at: number; action: () => void }>();
  return {
    now: () => now,
    after: (ms, action) => {
      const timer = { at: now + ms, action };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (ms) => {
      const end = now + ms;
      for (;;) {
        const due = [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (!due) break;
        timers.delete(due);
        now = due.at;
        due.action();
      }
      now = end;
    },
  };
};

/** UTC with up to 7 fractional digits, trailing zeros dropped, as the service writes times. [wire] */
export const timestamp = (now: number): string => {
  const whole = Math.floor(now);
  const ticks = Math.min(9_999, Math.round((now - whole) * 10_000));
  const digits = `${new Date(whole).toISOString().slice(0, -1)}${String(ticks).padStart(4, '0')}`;
  return `${digits.replace(/0+$/, '').replace(/\.$/, '')}Z`;
};
