import { accessSync, constants, mkdirSync } from 'node:fs';

/**
 * Makes the program's folder; the reason where it can't be made or written, null where all is well. Asked before the
 * lock, which could not be had in such a folder either: that would count as another Beckon that has taken the link.
 */
export const profileTrouble = (folder: string): string | null => {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
