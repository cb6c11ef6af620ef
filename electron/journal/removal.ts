import type { DatabaseSync } from 'node:sqlite';
import type { Transaction } from './writing.ts';

/** Activations that go, each with all that the journal has of it. One that is joining or joined never does. */
export type Removal = {
  /** All these or none of them; gives the ids of those that went. */
  remove(ids: readonly string[]): string[];
  /** Those that arrived before: ISO 8601. */
  olderThan(time: string): string[];
};

const REMOVABLE = "state NOT IN ('joining', 'joined')";

export const createRemoval = (database: DatabaseSync, transaction: Transaction): Removal => {
  // Steps, calls and what else refers to it go with it, and its terms by a trigger.
  const remove = database.prepare(`DELETE FROM activations WHERE id = ? AND ${REMOVABLE}`);
  const older = database.prepare(`SELECT id FROM activations WHERE received_at < ? AND ${REMOVABLE}`);
  return {
    remove(ids) {
      const gone: string[] = [];
      transaction(() => {
        for (const id of ids) if (remove.run(id).changes > 0) gone.push(id);
      });
      return gone;
    },
    olderThan: (time) => older.all(time).map(({ id }) => String(id)),
  };
};
