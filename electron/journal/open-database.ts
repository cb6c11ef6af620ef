import { existsSync, renameSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './schema.ts';

const open = (path: string): DatabaseSync => {
  const database = new DatabaseSync(path);
  try {
    // WAL with NORMAL: a step survives the death of the program at once, and costs no wait for the disk.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

const moveAside = (path: string, now: Date): string => {
  const aside = `${path}.unreadable-${now.toISOString().replaceAll(':', '')}`;
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
  return aside;
};

/**
 * Opens the journal's file, or makes it. One that can't be read is moved aside, never deleted, and a new
 * one begun: an unreadable past must not keep links from being followed now.
 */
export const openDatabase = (path: string, notice: (text: string) => void, now: () => Date): DatabaseSync => {
  try {
    return open(path);
  } catch (error) {
    const aside = moveAside(path, now());
    notice(`The journal could not be read: ${String(error)}. It was kept as ${aside}, and a new one begun.`);
    return open(path);
  }
};
