import './node-version.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { nameOf } from './runtime.ts';
import { type Outcome, runStep, type Step } from './steps.ts';
import { sumOf, tallyOfPlaywright, tallyOfVitest } from './tally.ts';

const HELP = `Usage: npm test

Types, lint, unused code, unit tests, end-to-end tests and the soak, and at the end how many passed and failed. With
BECKON_TEST_COUNT=FILE in the environment that last line is also written there. It takes no options; one part alone,
with options of its tool, is one of test:types, test:lint, test:unused, test:unit, test:e2e and test:soak.

Example:
  npm run test:unit -- protocol`;

await runCommand(HELP, async () => {
  parseArgs();
  console.log(`Runtime: ${nameOf(await ensureRuntime())}`);
  const reports = mkdtempSync(join(tmpdir(), 'beckon-test-'));
  const outcomes: Outcome[] = [];
  const run = async (...steps: Step[]) => {
    for (const step of steps) {
      const outcome = await runStep(step);
      console.log(lineOf(outcome));
      outcomes.push(outcome);
    }
  };
  try {
    // Two lanes for two cores; tests that start programs have the machine to themselves.
    await Promise.all([
      run({ name: 'build', script: 'build' }),
      run(
        { name: 'types', script: 'test:types' },
        { name: 'lint', script: 'test:lint' },
        { name: 'unused code', script: 'test:unused' },
      ),
    ]);
    await run(unitTests(join(reports, 'unit.json')), endToEnd(join(reports, 'e2e.json')));
    await run({ name: 'soak', script: 'test:soak' });
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  return conclude(outcomes);
});

function unitTests(file: string): Step {
  const arguments_ = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return {
    name: 'unit tests',
    script: 'test:unit',
    report: { file, arguments: arguments_, env: {}, read: tallyOfVitest },
  };
}

function endToEnd(file: string): Step {
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  return {
    name: 'end to end',
    script: 'test:e2e',
    live: true,
    report: { file, arguments: ['--reporter=list,json'], env, read: tallyOfPlaywright },
  };
}

function lineOf({ name, ok, passed, failed, skipped, seconds }: Outcome): string {
  const counts =
    passed + failed > 1 ? `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}` : '';
  return `${ok ? '✓' : '✗'} ${name.padEnd(12)} ${`${seconds.toFixed(1)} s`.padStart(8)}  ${counts}`.trimEnd();
}

function conclude(outcomes: readonly Outcome[]): number {
  const { passed, failed } = sumOf(outcomes);
  const line = `${passed} passed, ${failed} failed`;
  console.log(`\n${outcomes.map(lineOf).join('\n')}\n\n${line}`);
  if (process.env.BECKON_TEST_COUNT) writeFileSync(process.env.BECKON_TEST_COUNT, `${line}\n`);
  return failed === 0 && outcomes.every(({ ok }) => ok) ? 0 : 1;
}
