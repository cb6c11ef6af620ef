import type { StoredSession } from './rules/stored.ts';

/** A change that was made of a session. */
export type TrailEntry = {
  /** As the change left it; as it was before, where it is gone. */
  readonly session: StoredSession;
  /** Milliseconds since 1970, by the emulator's clock. */
  readonly at: number;
  /** The xuid of who made it; null for a timer's. */
  readonly by: string | null;
  readonly gone: boolean;
};

/** The last changes of sessions, by `sessionKey`: what the history is made of. */
export type Trail = {
  add(key: string, entry: TrailEntry): void;
  /** Of one session, oldest first. */
  of(key: string): readonly TrailEntry[];
  clear(): void;
};

/** Choice: so many changes are remembered, of all sessions together, and of one session. */
export const MOST_CHANGES = 10_000;
export const MOST_CHANGES_OF_ONE = 100;

/** In memory: entries share with each other all that did not change. */
export const memoryTrail = (): Trail => {
  const entries = new Map<string, TrailEntry[]>();
  let order: string[] = [];
  let first = 0;

  const forgetOldest = (): void => {
    const key = order[first] ?? '';
    first += 1;
    const of = entries.get(key);
    of?.shift();
    if (of?.length === 0) entries.delete(key);
    if (first > MOST_CHANGES) {
      order = order.slice(first);
      first = 0;
    }
  };
  return {
    add: (key, entry) => {
      const of = entries.get(key);
      if (of && of.length >= MOST_CHANGES_OF_ONE) of.shift();
      else order.push(key);
      if (of) of.push(entry);
      else entries.set(key, [entry]);
      if (order.length - first > MOST_CHANGES) forgetOldest();
    },
    of: (key) => entries.get(key) ?? [],
    clear: () => {
      entries.clear();
      order = [];
      first = 0;
    },
  };
};
