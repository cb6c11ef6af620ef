import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The program beside a packaged executable (`resources/app` or `resources/app.asar`), or null. Electron reads files
 * inside an asar as they are; here it is unpacked beside itself, once for each time it was made.
 */
export async function packagedProgram(executable: string): Promise<string | null> {
  const resources = join(dirname(executable), 'resources');
  const folder = join(resources, 'app');
  if (existsSync(folder)) return folder;
  const asar = join(resources, 'app.asar');
  if (!existsSync(asar)) return null;
  const unpacked = join(resources, `.app-${Math.trunc(statSync(asar).mtimeMs)}`);
  if (!existsSync(unpacked)) await unpack(asar, unpacked);
  return unpacked;
}

/** Whole or not at all, also when several instances start in the same moment. */
async function unpack(asar: string, target: string): Promise<void> {
  const { extractAll } = await import('@electron/asar');
  const own = `${target}-${process.pid}`;
  mkdirSync(own);
  extractAll(asar, own);
  try {
    renameSync(own, target);
  } catch (error) {
    rmSync(own, { recursive: true });
    if (!existsSync(target)) throw error;
  }
}
