import { stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { type Bench, figureLine, type Measured } from './figure.ts';

/** `npm run bench -- <name> [--rounds N]`. A missed goal is a result, not a failure: the exit code stays 0. */
const benches: Record<string, () => Promise<Bench>> = {
  join: async () => (await import('./join.ts')).join,
  document: async () => (await import('./document.ts')).largeDocument,
};
/** Of each measurement. `--rounds` is for a quick look. */
const ROUNDS = 200;

// Whoever reads the lines may have had enough, such as `head`: the write that fails ends the benchmark.
stdout.on('error', () => undefined);
const print = (figure: Measured) =>
  new Promise<void>((resolve, reject) => {
    stdout.write(`${figureLine(figure)}\n`, (error) => (error ? reject(error) : resolve()));
  });
const isNobodyThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { rounds: { type: 'string' } },
});
const [name = ''] = positionals;
const rounds = Number(values.rounds ?? ROUNDS);
const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (!load) {
  stderr.write(`Which benchmark? Give one of: ${Object.keys(benches).join(', ')}\n`);
  process.exitCode = 2;
} else if (!Number.isInteger(rounds) || rounds < 1) {
  stderr.write(`--rounds ${values.rounds} is no number of rounds: give 1 or more.\n`);
  process.exitCode = 2;
} else {
  const bench = await load();
  await bench(rounds, print).catch((error: unknown) => {
    if (!isNobodyThere(error)) throw error;
  });
}
