import './node-version.ts';
import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { nameOf } from './runtime.ts';

/** `npm run setup`: a runtime for the program. `--again` tries the download again that failed a while ago. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { again: { type: 'boolean', default: false } } });
  const runtime = await ensureRuntime(values);
  console.log(`Runtime: ${nameOf(runtime)}`);
  return 0;
});
