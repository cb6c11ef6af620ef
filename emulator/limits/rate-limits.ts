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

export type LimitKind = 'session' | 'search';

export type RateLimits = {
  isOn(): boolean;
  turn(on: boolean): void;
  /** Counts a call, refused or not; null when it may go on. */
  take(kind: LimitKind, caller: string, now: number): Throttled | null;
  clear(): void;
};

type Limit = { readonly name: string; readonly max: number; readonly ms: number };

/** A burst and a sustained limit, per player and title. docs */
const LIMITS: Record<LimitKind, readonly [Limit, Limit]> = {
  session: [
    { name: 'burst', max: 30, ms: 15_000 },
    { name: 'sustained', max: 300, ms: 300_000 },
  ],
  search: [
    { name: 'search burst', max: 1, ms: 15_000 },
    { name: 'search sustained', max: 20, ms: 300_000 },
  ],
};

const MOST_CALLERS = 20_000;

type Period = { began: number; count: number };

/**
 * Periods of a fixed length, which begin with a caller's first call after the last one ended: a choice, the
 * service says how long a period is, not when it begins. Refused calls count (docs).
 */
export const createRateLimits = (on: boolean): RateLimits => {
  let isOn = on;
  const callers = new Map<string, readonly [Period, Period]>();
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
        periods = [
          { began: now, count: 0 },
          { began: now, count: 0 },
        ];
        callers.set(key, periods);
      }
      const burst = counted(periods[0], LIMITS[kind][0], now, caller);
      const sustained = counted(periods[1], LIMITS[kind][1], now, caller);
      return sustained ?? burst;
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
