import { isDisplayMissing, startDisplay } from '../scripts/display.ts';
import { ensureBuilt } from '../scripts/ensure-built.ts';
import { ensureRuntime } from '../scripts/ensure-runtime.ts';
import { nameOf } from '../scripts/runtime.ts';

/** The program as built, and what runs it: has `work` done with both at hand, words on stderr. */
export const withProgram = async <T>(work: (executable: string) => Promise<T>): Promise<T> => {
  const runtime = await ensureRuntime();
  await ensureBuilt();
  console.error(`Measured on ${nameOf(runtime)}.`);
  // The stand-in does without a display, Electron itself does not.
  const display = runtime.kind === 'electron' && isDisplayMissing() ? await startDisplay() : null;
  if (display) process.env.DISPLAY = display.name;
  try {
    return await work(runtime.executable);
  } finally {
    await display?.end();
  }
};
