import type { Program } from '../e2e/support/program.ts';

/** Turns a time of the page, in milliseconds of its own clock, into one of `process.hrtime`. */
export type PageClock = (page: number) => bigint;

/** Of twenty looks at the page's clock the quickest one tells best how it goes beside ours. */
export const pageClock = async ({ page }: Program): Promise<PageClock> => {
  let best = { took: Number.POSITIVE_INFINITY, ours: 0n, theirs: 0 };
  for (let look = 0; look < 20; look++) {
    const before = process.hrtime.bigint();
    const theirs = await page.evaluate(() => performance.now());
    const after = process.hrtime.bigint();
    const took = Number(after - before);
    if (took < best.took) best = { took, ours: (before + after) / 2n, theirs };
  }
  return (at) => best.ours + BigInt(Math.round((at - best.theirs) * 1e6));
};
