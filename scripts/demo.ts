import './node-version.ts';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './command.ts';
import { isDisplayMissing, startDisplay } from './display.ts';
import { ensureBuilt } from './ensure-built.ts';
import { ensureRuntime } from './ensure-runtime.ts';
import { nameOf } from './runtime.ts';

/** From the start of this command, building included; a first installation may take longer, and leaves this much. */
const LIMIT_MS = 58_000;
const LEAST_MS = 30_000;

/** `npm run demo`: the main job, its outcome as one JSON document on stdout. `--screenshot FILE` instead of demo.png. */
await runCommand(async () => {
  const { values } = parseArgs({ options: { screenshot: { type: 'string', default: 'demo.png' } } });
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
    const limitMs = Math.max(LEAST_MS, LIMIT_MS - performance.now());
    const demo = await demonstrate({ screenshot, limitMs });
    console.error(`Joined ${demo.session.ref.name}; the window is in ${screenshot}`);
    console.log(JSON.stringify(demo));
    return 0;
  } finally {
    await display?.end();
  }
});
