import './node-version.ts';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { isDisplayMissing, startDisplay } from './display.ts';
import { ensureBuilt } from './ensure-built.ts';
import { ensureRuntime, SetupError } from './ensure-runtime.ts';
import { nameOf } from './runtime.ts';

/** From the program's start to its session in the window; with the end of the program it stays under 60 s. */
const LIMIT_MS = 55_000;

const NOT_ON_MACOS =
  'The demo can not run on macOS: the system hands links only to an installed program that declares their scheme, ' +
  'never to one in development. To see the same by hand, type npm run package, start the Beckon.app in dist/ and ' +
  'press "Send yourself an invite".';

const HELP = `Usage: npm run --silent demo [-- --screenshot FILE]

The main job with nobody watching: a fresh profile, an invite that the operating system opens, and the session that
the window then shows, printed as one JSON document on stdout. Words go to stderr. It ends within 60 s, with exit
code 1 and the reason where it did not come so far.

  --screenshot FILE   where the picture of the window goes; left out, demo.png

Example:
  npm run --silent demo > demo.json`;

await runCommand(HELP, async () => {
  const { values } = parseArgs({ options: { screenshot: { type: 'string', default: 'demo.png' } } });
  if (process.platform === 'darwin') throw new SetupError(NOT_ON_MACOS);
  const runtime = await ensureRuntime();
  await ensureBuilt();
  console.error(`Demo on ${nameOf(runtime)}`);
  const display = runtime.kind === 'electron' && isDisplayMissing() ? await startDisplay() : null;
  if (display) process.env.DISPLAY = display.name;
  try {
    // Where the user stands, not where npm has gone.
    const screenshot = resolve(process.env.INIT_CWD ?? '.', values.screenshot);
    // Loaded here, for it takes longer than everything before it.
    const { demonstrate } = await import('./demonstrate.ts');
    const demo = await demonstrate({ screenshot, limitMs: LIMIT_MS });
    console.error(`Joined ${demo.session.ref.name}; the window is in ${screenshot}`);
    console.log(JSON.stringify(demo));
    return 0;
  } finally {
    await display?.end();
  }
});
