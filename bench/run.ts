import '../scripts/node-version.ts';
import { stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { runCommand, UsageError } from '../scripts/command.ts';
import { type Bench, figureLine, type Measured } from './figure.ts';

const benches: Record<string, () => Promise<Bench>> = {
  join: async () => (await import('./join.ts')).join,
  document: async () => (await import('./document.ts')).largeDocument,
  window: async () => (await import('./window/window.ts')).inWindow,
  emulator: async () => (await import('./serving/serving.ts')).serving,
};
const ROUNDS = 200;

const HELP = `Usage: npm run bench -- <name> [--rounds N]

Measures how fast Beckon is, each figure against the floor of the same machine in the same run, and prints one JSON
line per figure. A missed goal is a result, not a failure: the exit code stays 0.
There are: ${Object.keys(benches).join(', ')}.

  --rounds N   how often each thing is measured, ${ROUNDS} when left out; fewer are for a quick look

Example:
  npm run --silent bench -- join --rounds 20`;

// Whoever reads the lines may have had enough, such as `head`: the write that fails ends the benchmark.
stdout.on('error', () => undefined);
const print = (figure: Measured) =>
  new Promise<void>((resolve, reject) => {
    stdout.write(`${figureLine(figure)}\n`, (error) => (error ? reject(error) : resolve()));
  });
const isNobodyThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

await runCommand(HELP, async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: String(ROUNDS) } },
  });
  const [name = ''] = positionals;
  const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
  if (!load) throw new UsageError(`Which benchmark? Give one of: ${Object.keys(benches).join(', ')}`);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new UsageError(`--rounds ${values.rounds} is no number of rounds: give 1 or more.`);
  const bench = await load();
  await bench(rounds, print).catch((error: unknown) => {
    if (!isNobodyThere(error)) throw error;
  });
  return 0;
});
