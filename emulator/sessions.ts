import type { Clock } from './clock.ts';
import type { Answer, Outcome } from './rules/answer.ts';
import type { StoredSession } from './rules/stored.ts';
import { withTimersRun } from './rules/timers.ts';
import type { Store } from './store.ts';

/** A rule as it is applied to a session that its timers have brought up to now. */
export type Rule = (session: StoredSession | undefined, now: number) => Outcome;

export type Sessions = {
  /**
   * Reads, lets timers run (one step of each, docs), applies the rule and writes; once more when another
   * write came between. `by` is who writes, for the history.
   */
  change(key: string, rule: Rule, by?: string): Promise<Answer>;
  /** The session as it is now, whoever asks; undefined when there is none. */
  current(key: string): Promise<StoredSession | undefined>;
};

/** A change that was kept: `by` is null for a timer's. */
export type Kept = {
  readonly key: string;
  readonly before: StoredSession | undefined;
  readonly after: StoredSession | undefined;
  readonly by: string | null;
  readonly now: number;
};

export const createSessions = (
  store: Store,
  clock: Clock,
  kept: (change: Kept) => Promise<void>,
): Sessions => {
  const write = async (change: Kept): Promise<boolean> => {
    const written = await store.writeSession(change.key, change.before, change.after);
    if (written) await kept(change);
    return written;
  };
  const change: Sessions['change'] = async (key, rule, by) => {
    let evaluated = false;
    for (;;) {
      const before = await store.readSession(key);
      const now = clock.now();
      const timed = before && !evaluated ? withTimersRun(before, now) : before;
      if (timed !== before) {
        evaluated = await write({ key, before, after: timed, by: null, now });
        continue;
      }
      const { after, answer } = rule(before, now);
      if (after === before || (await write({ key, before, after, by: by ?? null, now }))) return answer;
    }
  };
  return {
    change,
    current: async (key) => {
      let session: StoredSession | undefined;
      await change(key, (now) => {
        session = now;
        return { after: now, answer: { status: 200 } };
      });
      return session;
    },
  };
};
