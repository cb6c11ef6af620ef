import type { DatabaseSync } from 'node:sqlite';
import { summaryOf } from '../../protocol/call-summary.ts';
import type { Call } from '../../protocol/exchange.ts';
import { type CallRows, callRows } from './call-rows.ts';
import { isRefused } from './refused-words.ts';
import { type Transaction, writeLater } from './writing.ts';

/** The calls that are kept of one activation: the latest, by number and by characters. */
export const KEPT_CALLS = { count: 10_000, size: 100_000_000 };

export type JournalCalls = {
  /** Keeps one call, of an activation or of none. Written a moment later, together with others; never throws. */
  addCall(activationId: string | null, call: Call): void;
  /** The calls of one activation, or all there are. */
  calls(activationId: string | null): CallRows;
};

/** Drops the oldest calls of one activation beyond the limits; the latest call is always kept. */
const TRIM = `DELETE FROM calls WHERE activation_id IS ?1 AND number <= (
  SELECT max(number) FROM (
    SELECT number, row_number() OVER latest AS place, sum(size) OVER latest AS total
    FROM calls WHERE activation_id IS ?1 WINDOW latest AS (ORDER BY number DESC)
  ) WHERE place > ?2 OR (total > ?3 AND place > 1))`;

const TOTAL = 'SELECT count(*) AS count, coalesce(sum(size), 0) AS size FROM calls WHERE activation_id IS ?';

const INSERT =
  'INSERT INTO calls (activation_id, call_id, size, refused, summary, body) VALUES (?, ?, ?, ?, ?, ?)';

const TO_INDEX = 'UPDATE activations SET indexed = 0 WHERE id = ? AND indexed = 1';

export const createCalls = (options: {
  database: DatabaseSync;
  transaction: Transaction;
  notice: (text: string) => void;
  kept: typeof KEPT_CALLS;
}): JournalCalls & { flush(): void } => {
  const { database, transaction, notice, kept } = options;
  const insert = database.prepare(INSERT);
  const total = database.prepare(TOTAL);
  const trim = database.prepare(TRIM);
  const toIndex = database.prepare(TO_INDEX);
  /** How much there is of each activation that had calls lately: adding it up at each write takes long. */
  const totals = new Map<string | null, typeof KEPT_CALLS>();

  const totalOf = (activationId: string | null): typeof KEPT_CALLS => {
    const row = total.get(activationId);
    return { count: Number(row?.count), size: Number(row?.size) };
  };
  const writeAll = (items: readonly { activationId: string | null; call: Call }[]): void => {
    for (const { activationId, call } of items) {
      const { count, size } = totals.get(activationId) ?? totalOf(activationId);
      const body = JSON.stringify(call);
      const summary = summaryOf(call);
      const refused = isRefused(summary);
      insert.run(activationId, call.id, body.length, refused ? 1 : 0, JSON.stringify(summary), body);
      if (refused) toIndex.run(activationId);
      totals.set(activationId, { count: count + 1, size: size + body.length });
    }
    for (const id of new Set(items.map(({ activationId }) => activationId))) {
      const { count, size } = totals.get(id) ?? kept;
      if (count <= kept.count && size <= kept.size) continue;
      trim.run(id, kept.count, kept.size);
      totals.delete(id);
    }
  };

  const later = writeLater<{ activationId: string | null; call: Call }>({
    database,
    what: 'Calls',
    notice,
    write: (items) => {
      try {
        transaction(() => writeAll(items));
      } catch (error) {
        totals.clear(); // what was added up is not there
        throw error;
      }
    },
  });
  return {
    addCall: (activationId, call) => later.add({ activationId, call }),
    calls: (activationId) => {
      const where =
        activationId === null
          ? { sql: 'true', values: [] }
          : { sql: 'activation_id = ?', values: [activationId] };
      return callRows(database, where, notice, later.flush);
    },
    flush: later.flush,
  };
};
