import './node-version.ts';
import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { ensureBuilt } from './ensure-built.ts';

const HELP = `Usage: npm run build [-- --anew]

Builds what has changed of the program and the command line, into out/. npm start does so by itself.

  --anew   build what is up to date as well

Example:
  npm run build && npx beckon --help`;

await runCommand(HELP, async () => {
  const { values } = parseArgs({ options: { anew: { type: 'boolean', default: false } } });
  await ensureBuilt(values);
  console.error('Everything is built: npm start, or npx beckon --help.');
  return 0;
});
