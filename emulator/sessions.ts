import type { Clock } from './clock.ts';
import type { Answer, Outcome } from './rules/answer.ts';
import type { StoredSession } from './rules/stored.ts';
import { withTimersRun } from './rules/timers.ts';
import { andThen, type Soon } from './soon.ts';
import type { Store } from './store.ts';

/** A rule as it is applied to a session that its timers have brought up to now. */
export type Rule = (session: StoredSession | undefined, now: number) => Outcome;

export type Sessions = {
  /**
   * Reads, lets timers run (one step of each, docs), applies the rule and writes; once more when another
   * write came between. `by` is who writes, for the history.
   */
  change(key: string, rule: Rule, by?: string): Soon<Answer>;
  /** The session as it is now, whoever asks; undefined when there is none. */
  current(key: string): Soon<StoredSession | undefined>;
};

/** A change that was kept: `by` is null for a timer's. */
export type Kept = {
  readonly key: string;
  readonly before: StoredSession | undefined;
  readonly after: StoredSession | undefined;
  readonly by: string | null;
  readonly now: number;
};

export const createSessions = (store: Store, clock: Clock, kept: (change: Kept) => Soon<void>): Sessions => {
  const write = (change: Kept): Soon<boolean> =>
    andThen(store.writeSession(change.key, change.before, change.after), (written) =>
      written ? andThen(kept(change), () => true) : false,
    );
  const attempt = (key: string, rule: Rule, by: string | null, evaluated: boolean): Soon<Answer> =>
    andThen(store.readSession(key), (before) => {
      const now = clock.now();
      const timed = before && !evaluated ? withTimersRun(before, now) : before;
      if (timed !== before)
        return andThen(write({ key, before, after: timed, by: null, now }), (written) =>
          attempt(key, rule, by, written),
        );
      const { after, answer } = rule(before, now);
      if (after === before) return answer;
      return andThen(write({ key, before, after, by, now }), (written) =>
        written ? answer : attempt(key, rule, by, evaluated),
      );
    });
  return {
    change: (key, rule, by) => attempt(key, rule, by ?? null, false),
    current: (key) => {
      let session: StoredSession | undefined;
      const seen = attempt(
        key,
        (now) => {
          session = now;
          return { after: now, answer: { status: 200 } };
        },
        null,
        false,
      );
      return andThen(seen, () => session);
    },
  };
};
