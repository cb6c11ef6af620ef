import type { Program } from '../../e2e/support/program.ts';

/** Counts tasks of over 50 ms from now on; gives the longest, 0 where there was none. */
export const watchTasks = async ({ page }: Program): Promise<() => Promise<number>> => {
  const watched = await page.evaluateHandle(() => {
    const longest = { ms: 0 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ type: 'longtask' });
    return longest;
  });
  return () => watched.evaluate(({ ms }) => ms);
};
