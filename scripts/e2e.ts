import './node-version.ts';
import { runCommand } from './command.ts';
import { isDisplayMissing, startDisplay } from './display.ts';
import { ensureBuilt } from './ensure-built.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { runToEnd } from './processes.ts';
import { inProject } from './project.ts';
import { nameOf } from './runtime.ts';

const HELP = `Usage: npm run test:e2e [-- <what Playwright takes>]

Runs the end-to-end specs on Electron, or on its stand-in; the first line says which. What stands behind -- goes to
Playwright: a part of a file's name, or an option such as

  --grep WORDS       only the specs with these words in their title
  --repeat-each N    each of them N times

npx playwright test --help lists them all.

Example:
  npm run test:e2e -- --grep burst`;

await runCommand(HELP, async () => {
  // The first line says what the specs run on; why it is that comes after it.
  const words: string[] = [];
  const runtime = await ensureRuntime({ say: (line) => words.push(line) });
  console.log([`End-to-end specs on ${nameOf(runtime)}`, ...words].join('\n'));
  await ensureBuilt();
  // The stand-in does without a display, Electron itself does not.
  const display = runtime.kind === 'electron' && isDisplayMissing() ? await startDisplay() : null;
  try {
    const playwright = [inProject('node_modules/@playwright/test/cli.js'), 'test', ...process.argv.slice(2)];
    const env = { ...process.env, ...(display ? { DISPLAY: display.name } : {}) };
    // At any other signal, and by force, Playwright leaves the programs behind that it has started.
    return await runToEnd(process.execPath, playwright, { env, clearsUpAt: 'SIGINT', graceMs: 30_000 });
  } finally {
    await display?.end();
  }
});
