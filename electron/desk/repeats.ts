const SAME_WITHIN_MS = 5_000;
const BURST = { links: 10, withinMs: 10_000 };

export type Repeats = {
  /** The activation that the same link began, or repeated, within the last 5 s. */
  firstOf(text: string): string | null;
  remember(text: string, id: string): void;
  /** True for a link that should come to the front: not more than 10 in 10 s do, so that a flood leaves the user where he is. */
  comesToFront(): boolean;
};

/** @param now milliseconds */
export const createRepeats = (now: () => number): Repeats => {
  /** Oldest first. */
  const recent = new Map<string, { id: string; at: number }>();
  /** The latest, as many as may come to the front. */
  const arrivals: number[] = [];
  return {
    firstOf(text) {
      const found = recent.get(text);
      return found && now() - found.at < SAME_WITHIN_MS ? found.id : null;
    },
    remember(text, id) {
      const at = now();
      recent.delete(text);
      recent.set(text, { id, at });
      for (const [old, one] of recent) {
        if (at - one.at < SAME_WITHIN_MS) break;
        recent.delete(old);
      }
    },
    comesToFront() {
      const at = now();
      arrivals.push(at);
      const before = arrivals.length > BURST.links ? arrivals.shift() : undefined;
      return before === undefined || at - before >= BURST.withinMs;
    },
  };
};
