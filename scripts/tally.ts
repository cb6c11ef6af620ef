import { z } from 'zod';

/** How many checks a step of `npm test` made, and how they went. */
export type Tally = { passed: number; failed: number; skipped: number };

const VitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

/** Counts of vitest's JSON report. A file that could not be loaded holds no test, and still is a failure. */
export function tallyOfVitest(json: string): Tally {
  const report = VitestReport.parse(JSON.parse(json));
  const failed = report.numFailedTests === 0 && !report.success ? 1 : report.numFailedTests;
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
}

/** Counts of Playwright's JSON report. A spec that passed only at a second try did not pass. */
export function tallyOfPlaywright(json: string): Tally {
  const { stats, errors } = PlaywrightReport.parse(JSON.parse(json));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/** A check that is one: types, lint. */
export const tallyOfOne = (ok: boolean): Tally => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

export const sumOf = (tallies: readonly Tally[]): Tally => ({
  passed: tallies.reduce((sum, { passed }) => sum + passed, 0),
  failed: tallies.reduce((sum, { failed }) => sum + failed, 0),
  skipped: tallies.reduce((sum, { skipped }) => sum + skipped, 0),
});
