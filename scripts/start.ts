import './node-version.ts';
import type { Readable } from 'node:stream';
import { runCommand } from './command.ts';
import { isDisplayMissing, startDisplay } from './display.ts';
import { ensureBuilt } from './ensure-built.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { runToEnd } from './processes.ts';
import { passOnOutput } from './program-words.ts';
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
  const display = isDisplayMissing() ? await startDisplay() : null;
  console.error(`Starting Beckon on ${nameOf(runtime)}.`);
  const started = () => {
    if (display)
      console.error(
        `No display here: Beckon's window is on a virtual one, ${display.name}, which nobody sees: npm run demo does without.`,
      );
    console.error('Ctrl-C ends it.');
  };
  try {
    const env = { ...process.env, ...(display ? { DISPLAY: display.name } : {}) };
    const arguments_ = [...runtimeSwitches(), inProject(), '--', ...links];
    const output = (stdout: Readable) => passOnOutput(stdout, process.stdout, started);
    return await runToEnd(runtime.executable, arguments_, { env, output });
  } finally {
    await display?.end();
  }
});
