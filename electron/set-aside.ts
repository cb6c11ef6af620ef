import { existsSync, renameSync } from 'node:fs';

/**
 * Moves a damaged file out of the way, never over one that was moved there before: that may be worth more. Returns
 * where it is now; throws as `renameSync`, and the file is then as it was.
 */
export const setAside = (path: string, now: Date): string => {
  const first = `${path}.damaged`;
  const aside = existsSync(first) ? `${first}-${now.toISOString().replaceAll(/[:.]/g, '')}` : first;
  renameSync(path, aside);
  return aside;
};

/** The same where the program goes on in any case: what to say of the file, be it moved or not. */
export const whereAside = (path: string, now: Date): string => {
  try {
    return `it is now ${setAside(path, now)}`;
  } catch (error) {
    return `it could not be moved aside: ${String(error)}`;
  }
};
