import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { SetupError } from './ensure-runtime.ts';
import { type Tally, tallyOfOne } from './tally.ts';

/** One npm script of package.json as a step of `npm test`. */
export type Step = {
  name: string;
  script: string;
  /** Arguments and environment that make the tool write its report, and how to read it. Without it the step is one check. */
  report?: {
    file: string;
    arguments: readonly string[];
    env: Record<string, string>;
    read(json: string): Tally;
  };
  /** Shows its output as it comes, not only when it fails. */
  live?: boolean;
};

export type Outcome = Tally & { name: string; ok: boolean; seconds: number };

/** Runs a step through npm, so that package.json alone says what each one is. */
export async function runStep(step: Step): Promise<Outcome> {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new SetupError('Start this through npm: npm test');
  const start = performance.now();
  const arguments_ = ['run', '--silent', step.script, '--', ...(step.report?.arguments ?? [])];
  const env = { ...process.env, ...step.report?.env };
  const stdio = step.live ? ('inherit' as const) : (['ignore', 'pipe', 'pipe'] as const);
  const child = spawn(process.execPath, [npm, ...arguments_], { env, stdio: stdio as 'pipe' });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => output.push(chunk));
  const code = await new Promise<number | null>((done, failed) => {
    child.once('error', failed);
    child.once('close', done);
  });
  const tally = tallyOf(step, code === 0);
  const ok = code === 0 && tally.failed === 0;
  if (!ok && !step.live) process.stderr.write(`\n── ${step.name} ──\n${Buffer.concat(output).toString()}\n`);
  return { ...tally, name: step.name, ok, seconds: (performance.now() - start) / 1000 };
}

/** A tool that failed without a failed test of its own, or without a report, is one failure. */
function tallyOf(step: Step, ok: boolean): Tally {
  if (step.report === undefined || !existsSync(step.report.file))
    return tallyOfOne(ok && step.report === undefined);
  const tally = step.report.read(readFileSync(step.report.file, 'utf8'));
  return ok || tally.failed > 0 ? tally : { ...tally, failed: 1 };
}
