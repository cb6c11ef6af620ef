const SAME_WITHIN_MS = 5_000;
const BURST = { links: 10, withinMs: 10_000 };

export type Repeats = {
  /** The activation that the same link began, or repeated, within the last 5 s. */
  firstOf(text: string): string | null;
  remember(text: string, id: string): void;
  /** True for a link that should come to the front: not more than 10 in 10 s do. */
  comesToFront(): boolean;
};

/** @param now milliseconds */
export const createRepeats = (now: () => number): Repeats => {
  let recent: { text: string; id: string; at: number }[] = [];
  let arrivals: number[] = [];
  return {
    firstOf(text) {
      recent = recent.filter(({ at }) => now() - at < SAME_WITHIN_MS);
      return recent.find((one) => one.text === text)?.id ?? null;
    },
    remember: (text, id) => recent.push({ text, id, at: now() }),
    comesToFront() {
      arrivals = arrivals.filter((at) => now() - at < BURST.withinMs);
      arrivals.push(now());
      return arrivals.length <= BURST.links;
    },
  };
};
