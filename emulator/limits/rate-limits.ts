/** What a call was counted against, and how far it is over. */
export type Throttled = {
  /** The body of a 429. docs, fine-grained rate limiting */
  readonly body: {
    readonly version: 1;
    readonly currentRequests: number;
    readonly maxRequests: number;
    readonly periodInSeconds: number;
    readonly limitType: 'Rate';
  };
  /** Whole seconds until the period ends. */
  readonly retryAfter: number;
  /** For the log: which limit it was. */
  readonly because: string;
};

/** Calls and searches are counted by caller, writes to a large session by session. */
export type LimitKind = 'session' | 'search' | 'large';

export type RateLimits = {
  isOn(): boolean;
  turn(on: boolean): void;
  /** Counts a call, refused or not; null when it may go on. */
  take(kind: LimitKind, whose: string, now: number): Throttled | null;
  clear(): void;
};

type Limit = { readonly name: string; readonly max: number; readonly ms: number };

/** A burst and a sustained limit, per player and title; a large session takes ten writes a second. docs */
const LIMITS: Record<LimitKind, readonly Limit[]> = {
  session: [
    { name: 'burst', max: 30, ms: 15_000 },
    { name: 'sustained', max: 300, ms: 300_000 },
  ],
  search: [
    { name: 'search burst', max: 1, ms: 15_000 },
    { name: 'search sustained', max: 20, ms: 300_000 },
  ],
  large: [{ name: 'large session', max: 10, ms: 1_000 }],
};

const MOST_CALLERS = 20_000;

type Period = { began: number; count: number };

/**
 * Periods of a fixed length, which begin with a caller's first call after the last one ended: a choice, the
 * service says how long a period is, not when it begins. Refused calls count (docs).
 */
export const createRateLimits = (on: boolean): RateLimits => {
  let isOn = on;
  const callers = new Map<string, readonly Period[]>();
  return {
    isOn: () => isOn,
    turn: (to) => {
      isOn = to;
      callers.clear();
    },
    take: (kind, caller, now) => {
      if (!isOn) return null;
      const key = `${kind} ${caller}`;
      let periods = callers.get(key);
      if (!periods) {
        if (callers.size >= MOST_CALLERS) forgetEnded(callers, now);
        periods = LIMITS[kind].map(() => ({ began: now, count: 0 }));
        callers.set(key, periods);
      }
      let over: Throttled | null = null;
      // Of several the last, which has the longest period.
      for (const [at, limit] of LIMITS[kind].entries()) {
        const period = periods[at];
        if (period) over = counted(period, limit, now, caller) ?? over;
      }
      return over;
    },
    clear: () => callers.clear(),
  };
};

const forgetEnded = (callers: Map<string, readonly Period[]>, now: number): void => {
  for (const [key, periods] of callers)
    if (periods.every(({ began }) => now >= began + 300_000)) callers.delete(key);
};

const counted = (period: Period, limit: Limit, now: number, caller: string): Throttled | null => {
  // A clock that was set back begins anew as well.
  if (now >= period.began + limit.ms || now < period.began) {
    period.began = now;
    period.count = 0;
  }
  period.count += 1;
  if (period.count <= limit.max) return null;
  const periodInSeconds = limit.ms / 1_000;
  return {
    body: {
      version: 1,
      currentRequests: period.count,
      maxRequests: limit.max,
      periodInSeconds,
      limitType: 'Rate',
    },
    retryAfter: Math.max(1, Math.ceil((period.began + limit.ms - now) / 1_000)),
    because: `${limit.name} limit: call ${period.count} of ${limit.max} in ${periodInSeconds} s by ${caller}`,
  };
};
