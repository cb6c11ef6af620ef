import { setImmediate } from 'node:timers/promises';
import type { Desk } from './desk/desk.ts';
import type { Journal } from './journal/journal.ts';
import type { Settings } from './settings.ts';

const DAY_MS = 24 * 3600_000;
/** What the calls and versions of all activations may take together, in bytes; the oldest go first. */
const MOST_BYTES = 1_000_000_000;

/**
 * Deletes what is older than the settings keep, with its calls and versions, and the calls and versions of the oldest
 * where all of them take too much room: now and once a day. Returns the function that ends it.
 */
export const keepAsSet = (parts: {
  desk: Pick<Desk, 'removeOlder'>;
  journal: Pick<Journal, 'beyond' | 'removeRecords' | 'removeOtherCalls'>;
  keepDays: () => Settings['keepDays'];
  log: (line: string) => void;
  now?: () => Date;
}): (() => void) => {
  const { desk, journal, keepDays, log, now = () => new Date() } = parts;
  let isEnded = false;

  const dropOld = async (days: number): Promise<void> => {
    const since = new Date(now().getTime() - days * DAY_MS);
    journal.removeOtherCalls(since.toISOString());
    const { removed } = await desk.removeOlder(since);
    if (removed > 0) log(`journal  ${removed} invites older than ${days} days were deleted`);
  };
  const makeRoom = async (): Promise<void> => {
    const ids = journal.beyond(MOST_BYTES);
    for (const id of ids) {
      // One at a time, so that links that arrive meanwhile are not kept waiting.
      await setImmediate();
      if (isEnded) return;
      journal.removeRecords(id);
    }
    if (ids.length === 0) return;
    log(
      `journal  the calls and versions of the ${ids.length} oldest invites were deleted: all took over 1 GB`,
    );
  };
  const run = async (): Promise<void> => {
    const days = keepDays();
    try {
      if (days !== null) await dropOld(days);
      if (!isEnded) await makeRoom();
    } catch (error) {
      log(`journal  what is too old or too much can't be deleted: ${String(error)}`);
    }
  };
  void run();
  const daily = setInterval(() => void run(), DAY_MS).unref();
  return () => {
    isEnded = true;
    clearInterval(daily);
  };
};
