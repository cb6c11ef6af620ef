import './node-version.ts';
import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { nameOf } from './runtime.ts';

const HELP = `Usage: npm run setup [-- --again]

Makes sure that there is a runtime for the program: Electron's own, downloaded where it is missing, or on Linux its
stand-in where it can't be. The other commands call it themselves.

  --again   try the download at once that has failed within the last hour

Example:
  npm run setup -- --again`;

await runCommand(HELP, async () => {
  const { values } = parseArgs({ options: { again: { type: 'boolean', default: false } } });
  const runtime = await ensureRuntime(values);
  console.log(`Runtime: ${nameOf(runtime)}`);
  return 0;
});
