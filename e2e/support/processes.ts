import { readdir, readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Profile } from './profile.ts';

/**
 * Linux: ids of the processes that run on this profile, told by their environment. They are the test's own,
 * for no other process knows the profile's folder.
 */
export async function processesOf(profile: Profile): Promise<number[]> {
  const mark = `BECKON_USER_DATA=${profile.userData}\0`;
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const found = await Promise.all(
    ids.map(async (id) => {
      // A process may end while we read; then it is not there.
      const [environment, state] = await Promise.all([
        readFile(`/proc/${id}/environ`, 'utf8').catch(() => ''),
        readFile(`/proc/${id}/stat`, 'utf8').catch(() => ''),
      ]);
      return `${environment}\0`.includes(mark) && !/\) Z /.test(state) ? [Number(id)] : [];
    }),
  );
  return found.flat();
}

/** Linux: ids of those that a process has started, and of those that these have. */
export async function startedBy(parent: number): Promise<number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const stats = await Promise.all(ids.map((id) => readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')));
  const parents = new Map(
    stats.map((stat) => [Number.parseInt(stat, 10), Number(/\) \S (\d+) /.exec(stat)?.[1])]),
  );
  const below = (id: number): number[] =>
    [...parents].filter(([, of]) => of === id).flatMap(([child]) => [child, ...below(child)]);
  return below(parent);
}

/** Asks a process to end; it may have ended meanwhile, with the one that was asked before it. */
export function askToEnd(id: number): void {
  try {
    process.kill(id, 'SIGTERM');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** The end of a test: its program leaves no process behind, whatever it did, and its folders are removed. */
export async function clearUp(profile: Profile): Promise<void> {
  try {
    if (process.platform === 'linux') await expect.poll(() => processesOf(profile)).toEqual([]);
  } finally {
    await profile.remove();
  }
}
