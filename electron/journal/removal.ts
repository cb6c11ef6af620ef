import type { DatabaseSync } from 'node:sqlite';
import type { Transaction } from './writing.ts';

/** Activations that go, each with all that the journal has of it. One that is joining or joined never does. */
export type Removal = {
  /** All these or none of them; gives the ids of those that went. */
  remove(ids: readonly string[]): string[];
  /** Those that arrived before: ISO 8601. */
  olderThan(time: string): string[];
  /**
   * The activations whose calls and versions have to go, so that those of all the later ones take at most so many
   * bytes: the oldest first.
   */
  beyond(bytes: number): string[];
  /** Lets the calls and versions of an activation go, and keeps the activation. */
  removeRecords(id: string): void;
  /** Lets the calls go that belong to no activation and were made before: ISO 8601. */
  removeOtherCalls(before: string): void;
};

const REMOVABLE = "state NOT IN ('joining', 'joined')";

// Each half is added up in an index that holds the sizes: no call and no document is read.
const BEYOND = `SELECT id FROM (
    SELECT id, state, activations.rowid AS number, sum(size) OVER (ORDER BY activations.rowid DESC) AS total
    FROM activations JOIN (
      SELECT activation_id, sum(size) AS size FROM calls GROUP BY activation_id
      UNION ALL SELECT activation_id, sum(size) FROM versions GROUP BY activation_id
    ) ON activation_id = id
  ) WHERE total > ? AND ${REMOVABLE} GROUP BY id ORDER BY number`;

export const createRemoval = (database: DatabaseSync, transaction: Transaction): Removal => {
  // Steps, calls and what else refers to it go with it, and its terms by a trigger.
  const remove = database.prepare(`DELETE FROM activations WHERE id = ? AND ${REMOVABLE}`);
  const older = database.prepare(`SELECT id FROM activations WHERE received_at < ? AND ${REMOVABLE}`);
  const records = ['calls', 'versions'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE activation_id = ?`),
  );
  const toIndex = database.prepare('UPDATE activations SET indexed = 0 WHERE id = ?');
  const otherCalls = database.prepare("DELETE FROM calls WHERE activation_id IS NULL AND summary->>'at' < ?");
  return {
    remove(ids) {
      const gone: string[] = [];
      transaction(() => {
        for (const id of ids) if (remove.run(id).changes > 0) gone.push(id);
      });
      return gone;
    },
    olderThan: (time) => older.all(time).map(({ id }) => String(id)),
    beyond: (bytes) =>
      database
        .prepare(BEYOND)
        .all(bytes)
        .map(({ id }) => String(id)),
    removeRecords: (id) =>
      transaction(() => {
        for (const statement of records) statement.run(id);
        toIndex.run(id);
      }),
    removeOtherCalls: (before) => void otherCalls.run(before),
  };
};
