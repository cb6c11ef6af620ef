import './node-version.ts';
import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { isDisplayMissing, startDisplay } from './display.ts';
import { ensureBuilt } from './ensure-built.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { runToEnd } from './processes.ts';
import { inProject } from './project.ts';
import { nameOf, runtimeSwitches } from './runtime.ts';

/** `npm start`, and `npm start -- "<link>"`: the program, with a link when there is one. */
await runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const runtime = await ensureRuntime();
  await ensureBuilt();
  const name = nameOf(runtime);
  const display = isDisplayMissing() ? await startDisplay() : null;
  if (display) console.error(`No display here: Beckon's window is on a virtual one, ${display.name}.`);
  console.error(`Starting Beckon on ${name}. Ctrl-C ends it.`);
  try {
    return await runToEnd(runtime.executable, [...runtimeSwitches(), inProject(), '--', ...positionals], {
      ...process.env,
      ...(display ? { DISPLAY: display.name } : {}),
    });
  } finally {
    await display?.end();
  }
});
