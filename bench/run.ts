import { stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { figureLine } from './figure.ts';
import type { Bench } from './join.ts';

/** `npm run bench -- <name> [--rounds N]`. A missed goal is a result, not a failure: the exit code stays 0. */
const benches: Record<string, () => Promise<Bench>> = {
  join: async () => (await import('./join.ts')).join,
};
/** Of each measurement. `--rounds` is for a quick look. */
const ROUNDS = 200;

// Whoever reads the lines may have had enough, such as `head`.
stdout.on('error', () => process.exit());

const { values, positionals } = parseArgs({
  allowPositionals: true,
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
  for (const measure of await load()) {
    for (const figure of await measure(rounds)) stdout.write(`${figureLine(figure)}\n`);
  }
}
