import './node-version.ts';
import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { ensureBuilt } from './ensure-built.ts';

/** `npm run build`: all that the program and the command line need, into out/. `--anew` builds it whatever is there. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { anew: { type: 'boolean', default: false } } });
  await ensureBuilt(values);
  console.error('Everything is built: npm start, or npx beckon --help.');
  return 0;
});
