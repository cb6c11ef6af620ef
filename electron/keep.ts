import type { Desk } from './desk/desk.ts';
import type { Settings } from './settings.ts';

const DAY_MS = 24 * 3600_000;

/** Deletes what is older than the settings keep, now and once a day. Returns the function that ends it. */
export const keepAsSet = (parts: {
  desk: Pick<Desk, 'removeOlder'>;
  keepDays: () => Settings['keepDays'];
  log: (line: string) => void;
  now?: () => Date;
}): (() => void) => {
  const { desk, keepDays, log, now = () => new Date() } = parts;
  const run = async (): Promise<void> => {
    const days = keepDays();
    if (days === null) return;
    try {
      const { removed } = await desk.removeOlder(new Date(now().getTime() - days * DAY_MS));
      if (removed > 0) log(`journal  ${removed} invites older than ${days} days were deleted`);
    } catch (error) {
      log(`journal  old invites can't be deleted: ${String(error)}`);
    }
  };
  void run();
  const daily = setInterval(() => void run(), DAY_MS).unref();
  return () => clearInterval(daily);
};
