import type { DatabaseSync } from 'node:sqlite';
import { Call } from '../../protocol/exchange.ts';
import { readRows, type Transaction, writeLater } from './writing.ts';

/** The calls that are kept of one activation: the latest, by number and by characters. */
export const KEPT_CALLS = { count: 500, size: 20_000_000 };

export type JournalCalls = {
  /** Keeps one call of an activation. Written a moment later, together with others; never throws. */
  addCall(activationId: string, call: Call): void;
  calls(activationId: string): Call[];
};

/** Drops the oldest calls of one activation beyond the limits; the latest call is always kept. */
const TRIM = `DELETE FROM calls WHERE activation_id = ?1 AND number <= (
  SELECT max(number) FROM (
    SELECT number, row_number() OVER latest AS place, sum(size) OVER latest AS total
    FROM calls WHERE activation_id = ?1 WINDOW latest AS (ORDER BY number DESC)
  ) WHERE place > ?2 OR (total > ?3 AND place > 1))`;

export const createCalls = (options: {
  database: DatabaseSync;
  transaction: Transaction;
  notice: (text: string) => void;
  kept: typeof KEPT_CALLS;
}): JournalCalls & { flush(): void } => {
  const { database, transaction, notice, kept } = options;
  const insert = database.prepare('INSERT INTO calls (activation_id, size, body) VALUES (?, ?, ?)');
  const trim = database.prepare(TRIM);
  const later = writeLater<{ activationId: string; call: Call }>({
    database,
    what: 'Calls',
    notice,
    write: (items) =>
      transaction(() => {
        for (const { activationId, call } of items) {
          const body = JSON.stringify(call);
          insert.run(activationId, body.length, body);
        }
        for (const id of new Set(items.map(({ activationId }) => activationId))) {
          trim.run(id, kept.count, kept.size);
        }
      }),
  });
  const read = database.prepare('SELECT body FROM calls WHERE activation_id = ? ORDER BY number');
  return {
    addCall: (activationId, call) => later.add({ activationId, call }),
    calls(activationId) {
      later.flush();
      return readRows(Call, read.all(activationId), notice);
    },
    flush: later.flush,
  };
};
