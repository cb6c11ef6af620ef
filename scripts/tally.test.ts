import { describe, expect, test } from 'vitest';
import { sumOf, tallyOfOne, tallyOfPlaywright, tallyOfVitest } from './tally.ts';

const vitest = (report: object) =>
  JSON.stringify({
    success: true,
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    testResults: [],
    ...report,
  });

describe('the count of checks', () => {
  test("is taken from vitest's report", () => {
    expect(tallyOfVitest(vitest({}))).toEqual({ passed: 3, failed: 0, skipped: 1 });
    expect(tallyOfVitest(vitest({ success: false, numFailedTests: 2 })).failed).toBe(2);
  });

  test('a test file that could not be loaded is a failure', () => {
    expect(tallyOfVitest(vitest({ success: false })).failed).toBe(1);
  });

  test("is taken from Playwright's report, errors outside of any spec included", () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2, startTime: 'x', duration: 1 };
    expect(tallyOfPlaywright(JSON.stringify({ stats, errors: [{ message: 'no file' }] }))).toEqual({
      passed: 5,
      failed: 3,
      skipped: 2,
    });
  });

  test('a report that is none is an error, never a zero', () => {
    expect(() => tallyOfVitest('{}')).toThrow();
    expect(() => tallyOfPlaywright('')).toThrow();
  });

  test('steps are added up', () => {
    expect(sumOf([tallyOfOne(true), tallyOfOne(false), { passed: 4, failed: 1, skipped: 2 }])).toEqual({
      passed: 5,
      failed: 2,
      skipped: 2,
    });
  });
});
