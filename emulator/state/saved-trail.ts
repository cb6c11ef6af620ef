import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { parseJson } from '../../protocol/exact-json.ts';
import { MOST_CHANGES, MOST_CHANGES_OF_ONE, type Trail, type TrailEntry } from '../trail.ts';
import { SessionState } from './state.ts';

/** Its own table, added to files that were made without one. */
export const TRAIL_TABLE = `
  CREATE TABLE IF NOT EXISTS change (id INTEGER PRIMARY KEY, key TEXT NOT NULL, body TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS change_of ON change (key, id);`;
/** How many writes old rows are dropped after: each time would cost more than the rows do. */
const SWEPT_EVERY = 1_000;

const Rows = z.array(z.object({ body: z.string() }));
const Entry = z.object({
  session: SessionState,
  at: z.number(),
  by: z.string().nullable(),
  gone: z.boolean(),
});

/**
 * The trail in a save file, read when somebody looks: a start waits for none of it. A change is written after
 * the session it is of, so a process that is killed between the two lacks this last one.
 */
export const savedTrail = (database: DatabaseSync, trouble: (error: unknown) => void): Trail => {
  const put = database.prepare('INSERT INTO change (key, body) VALUES (?, ?)');
  const sweep = database.prepare('DELETE FROM change WHERE id <= ?');
  const sweepOne = database.prepare(
    'DELETE FROM change WHERE key = ? AND id <= (SELECT id FROM change WHERE key = ? ORDER BY id DESC LIMIT 1 OFFSET ?)',
  );
  const last = database.prepare('SELECT body FROM change WHERE key = ? ORDER BY id DESC LIMIT ?');
  let sinceSwept = 0;
  /** How many rows each session got since then: those of one large session alone would fill a disk. */
  const rowsOf = new Map<string, number>();
  const dropOldestOf = (key: string): void => {
    const rows = (rowsOf.get(key) ?? 0) + 1;
    rowsOf.set(key, rows % MOST_CHANGES_OF_ONE);
    if (rows >= MOST_CHANGES_OF_ONE) sweepOne.run(key, key, MOST_CHANGES_OF_ONE);
  };
  return {
    add: (key, entry) => {
      try {
        const { lastInsertRowid } = put.run(key, JSON.stringify(entry));
        dropOldestOf(key);
        sinceSwept += 1;
        if (sinceSwept < SWEPT_EVERY) return;
        sinceSwept = 0;
        rowsOf.clear();
        sweep.run(Number(lastInsertRowid) - MOST_CHANGES);
      } catch (error) {
        trouble(error);
      }
    },
    of: (key) => {
      const rows = Rows.parse(last.all(key, MOST_CHANGES_OF_ONE));
      return rows.reverse().map(({ body }): TrailEntry => Entry.parse(parseJson(body)));
    },
    // What takes the place of everything has emptied the table already, in its own transaction.
    clear: () => undefined,
  };
};
