import './node-version.ts';
import { runCommand } from './command.ts';
import { isDisplayMissing, startDisplay } from './display.ts';
import { ensureBuilt } from './ensure-built.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { runToEnd } from './processes.ts';
import { inProject } from './project.ts';
import { nameOf, runtimeSwitches } from './runtime.ts';
import { startArguments } from './start-arguments.ts';

const HELP = `Usage: npm start [-- "<link>"]

Builds what has changed and starts Beckon, with an activation link when one is given. Where Beckon runs already, it
takes the link, and this ends. Put the link in quotes: it holds an &. Ctrl-C ends everything that was started.

Example:
  npm start -- "ms-xbl-decafbad://inviteHandleAccept?handle=27a705f6-f080-4aa7-8bd7-ec8c51befd3d"`;

await runCommand(HELP, async () => {
  const links = startArguments(process.argv.slice(2));
  const runtime = await ensureRuntime();
  await ensureBuilt();
  const name = nameOf(runtime);
  const display = isDisplayMissing() ? await startDisplay() : null;
  if (display) console.error(`No display here: Beckon's window is on a virtual one, ${display.name}.`);
  console.error(`Starting Beckon on ${name}. Ctrl-C ends it.`);
  try {
    return await runToEnd(runtime.executable, [...runtimeSwitches(), inProject(), '--', ...links], {
      ...process.env,
      ...(display ? { DISPLAY: display.name } : {}),
    });
  } finally {
    await display?.end();
  }
});
