import type { DatabaseSync } from 'node:sqlite';
import type { z } from 'zod';

/** Does all of `work` or none of it. */
export type Transaction = (work: () => void) => void;

export const transactionsOn = (database: DatabaseSync): Transaction => {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  return (work) => {
    begin.run();
    try {
      work();
      commit.run();
    } catch (error) {
      // A full disk has ended the transaction already.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };
};

/** What is written a moment later, together with others. */
export type Later<T> = {
  /** Never throws. */
  add(item: T): void;
  /** Writes what waits now. Never throws: what can't be written is told, and lost. */
  flush(): void;
};

/**
 * @param what names the items where it is told that they can't be written
 * @param write writes all of these or throws
 */
export const writeLater = <T>(options: {
  database: DatabaseSync;
  what: string;
  notice: (text: string) => void;
  write: (items: readonly T[]) => void;
}): Later<T> => {
  const { database, what, notice, write } = options;
  let waiting: T[] = [];
  let flushing: NodeJS.Immediate | null = null;
  let areLost = false;

  const flush = (): void => {
    if (flushing) clearImmediate(flushing);
    flushing = null;
    const items = waiting;
    waiting = [];
    if (items.length === 0) return;
    try {
      write(items);
      areLost = false;
    } catch (error) {
      // Said once, not for each of hundreds; a joined session goes on without its records.
      if (!areLost) notice(`${what} can't be written to the journal and are lost: ${String(error)}`);
      areLost = true;
    }
  };

  return {
    add(item) {
      // What is called off as the program ends still reports.
      if (!database.isOpen) return;
      waiting.push(item);
      flushing ??= setImmediate(flush);
    },
    flush,
  };
};

/** Reads the column `body` of these rows; one that can't be read is left out and told. */
export const readRows = <T>(
  schema: z.ZodType<T>,
  rows: Iterable<Record<string, unknown>>,
  notice: (text: string) => void,
): T[] =>
  Array.from(rows).flatMap(({ body }) => {
    try {
      return [schema.parse(JSON.parse(String(body)))];
    } catch (error) {
      notice(`A row of the journal can't be read and is left out: ${String(error)}`);
      return [];
    }
  });
