import { argv, stderr, stdout } from 'node:process';
import { figureLine } from './figure.ts';
import type { Bench } from './join.ts';

/** `npm run bench -- <name>`. A missed goal is a result, not a failure: the exit code stays 0. */
const benches: Record<string, () => Promise<Bench>> = {
  join: async () => (await import('./join.ts')).join,
};

const [name = ''] = argv.slice(2);
const load = Object.hasOwn(benches, name) ? benches[name] : undefined;
if (load) {
  const figures = await load();
  for (const measure of figures) {
    for (const figure of await measure()) stdout.write(`${figureLine(figure)}\n`);
  }
} else {
  stderr.write(`Which benchmark? Give one of: ${Object.keys(benches).join(', ')}\n`);
  process.exitCode = 2;
}
