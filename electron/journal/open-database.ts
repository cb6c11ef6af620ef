import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { LaterVersion, migrate } from './schema.ts';

/** How long another process, such as a backup or a virus scanner, may have the file to itself. */
const BUSY_MS = 2000;

const open = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path, { timeout: BUSY_MS });
  try {
    // WAL with NORMAL: a step survives the death of the program at once, and costs no wait for the disk.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

/** SQLITE_CORRUPT and SQLITE_NOTADB, in the low byte of SQLite's result codes. */
const DAMAGED = [11, 26];

/** True where the file itself is the trouble; one that is busy, or on a full disk, is still good. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof LaterVersion ||
  (error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number' &&
    DAMAGED.includes(error.errcode & 0xff));

const moveAside = (path: string, now: Date): string => {
  const aside = `${path}.unreadable-${now.toISOString().replaceAll(':', '')}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
  return aside;
};

/**
 * Opens the journal's file, or makes it. One that can't be read is moved aside, never deleted, and a new
 * one begun; where no file can be had, the journal is in memory alone. Neither an unreadable past nor a
 * full disk must keep links from being followed now.
 */
export const openDatabase = (path: string, notice: (text: string) => void, now: () => Date): DatabaseSync => {
  try {
    try {
      return open(path);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      const aside = moveAside(path, now());
      notice(
        `The journal could not be read: ${String(error)}. It was kept as ${aside}, and a new one begun.`,
      );
      return open(path);
    }
  } catch (error) {
    notice(
      `The journal ${path} can't be used: ${String(error)}. It stays as it is; links that come now are forgotten when Beckon ends.`,
    );
    return open(':memory:');
  }
};
