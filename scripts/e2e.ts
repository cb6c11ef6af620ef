import './node-version.ts';
import { runCommand } from './command.ts';
import { isDisplayMissing, startDisplay } from './display.ts';
import { ensureBuilt } from './ensure-built.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { runToEnd } from './processes.ts';
import { inProject } from './project.ts';
import { nameOf } from './runtime.ts';

/** `npm run test:e2e`: the end-to-end specs; what stands behind `--` goes to Playwright, such as `--grep burst`. */
await runCommand(async () => {
  // The first line says what the specs run on; why it is that comes after it.
  const words: string[] = [];
  const runtime = await ensureRuntime({ say: (line) => words.push(line) });
  console.log([`End-to-end specs on ${nameOf(runtime)}`, ...words].join('\n'));
  await ensureBuilt();
  // The stand-in does without a display, Electron itself does not.
  const display = runtime.kind === 'electron' && isDisplayMissing() ? await startDisplay() : null;
  try {
    const playwright = [inProject('node_modules/@playwright/test/cli.js'), 'test', ...process.argv.slice(2)];
    return await runToEnd(process.execPath, playwright, {
      ...process.env,
      ...(display ? { DISPLAY: display.name } : {}),
    });
  } finally {
    await display?.end();
  }
});
