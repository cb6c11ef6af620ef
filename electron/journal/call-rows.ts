import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { callMatcher, neededTexts } from '../../protocol/call-filter-match.ts';
import type { CallFilter } from '../../protocol/call-filter-terms.ts';
import { CallSummary, summaryOf } from '../../protocol/call-summary.ts';
import { Call } from '../../protocol/exchange.ts';

/** Calls that are kept in a table `calls`, of one activation or one capture or of all; oldest first. */
export type CallRows = {
  /** Those that are kept, without headers and bodies; of very many the latest. */
  summaries(): CallSummary[];
  /** Null where it is not kept, or no longer. */
  read(id: string): Call | null;
  /** Ids of those that a filter lets pass. Looks at many bodies a few at a time, so that nothing else waits. */
  search(filter: CallFilter): Promise<string[]>;
  /** Whole calls: all, or those with these ids. */
  whole(ids?: ReadonlySet<string>): Call[];
  /** Characters of the bodies of these, or of all; adds up what the summaries say. */
  size(ids: readonly string[] | null): number;
  /** Where another connection finds them as they are now; null where they are in memory alone. */
  place(): { path: string; where: RowsWhere } | null;
};

/** Which rows of `calls`, as a condition of SQL, with its values. */
export type RowsWhere = { sql: string; values: SQLInputValue[] };

/** The most that are listed. */
const LISTED = 20_000;
/** Bodies that SQLite looks through in one go: at first, for they may be of megabytes, and at most. */
const LOOKED_AT = { first: 16, most: 512 };
/** How long bodies are looked at before others have their turn, in milliseconds. */
const AT_ONCE_MS = 8;

/**
 * A pattern that a call's stored JSON must be like to hold this text. SQLite's LIKE takes letters of ASCII
 * alone for the same in both cases, so that other text is not looked for this way.
 */
const patternFor = (text: string): string[] =>
  /^[\x20-\x7e]+$/.test(text) ? [`%${JSON.stringify(text).slice(1, -1).replaceAll(/[%_^]/g, '^$&')}%`] : [];

/** @param before what has to be done first, such as writing what waits to be written */
export const callRows = (
  database: DatabaseSync,
  where: RowsWhere,
  notice: (text: string) => void,
  before: () => void = () => undefined,
): CallRows => {
  const parsed = <T>(schema: z.ZodType<T>, text: unknown): T[] => {
    try {
      return [schema.parse(JSON.parse(String(text)))];
    } catch (error) {
      notice(`A call can't be read and is left out: ${String(error)}`);
      return [];
    }
  };

  const summaries = (): CallSummary[] => {
    before();
    const rows = database
      .prepare(`SELECT summary FROM calls WHERE ${where.sql} ORDER BY number DESC LIMIT ?`)
      .all(...where.values, LISTED)
      .reverse();
    // A frame of the channel belongs to each activation that was followed by it.
    const once = new Map(
      rows.flatMap((row) => parsed(CallSummary, row.summary).map((summary) => [summary.id, summary])),
    );
    return [...once.values()];
  };

  /** The numbers between which the rows that are listed lie. */
  const listedRange = (): { first: number; last: number } => {
    before();
    const range = database
      .prepare(
        `SELECT min(number) AS first, max(number) AS last FROM
          (SELECT number FROM calls WHERE ${where.sql} ORDER BY number DESC LIMIT ?)`,
      )
      .get(...where.values, LISTED);
    return { first: Number(range?.first ?? 0), last: Number(range?.last ?? -1) };
  };

  return {
    summaries,
    read(id) {
      before();
      const row = database
        .prepare(`SELECT body FROM calls WHERE ${where.sql} AND call_id = ?`)
        .get(...where.values, id);
      return row ? (parsed(Call, row.body)[0] ?? null) : null;
    },
    async search(filter) {
      const matcher = callMatcher(filter);
      if (!matcher.needsWhole) return summaries().flatMap((one) => (matcher.summary(one) ? [one.id] : []));
      const patterns = neededTexts(filter).flatMap(patternFor);
      const looksLike = patterns.map(() => " AND body LIKE ? ESCAPE '^'").join('');
      const look = database.prepare(
        `SELECT body FROM calls WHERE ${where.sql} AND number BETWEEN ? AND ?${looksLike} ORDER BY number`,
      );
      const found = new Set<string>();
      const { first, last } = listedRange();
      let since = performance.now();
      let step = LOOKED_AT.first;
      for (let from = first; from <= last; ) {
        if (performance.now() - since > AT_ONCE_MS) {
          await setImmediate();
          if (!database.isOpen) break;
          since = performance.now();
        }
        const began = performance.now();
        const rows = look.all(...where.values, from, from + step - 1, ...patterns);
        from += step;
        for (const call of rows.flatMap((row) => parsed(Call, row.body))) {
          if (matcher.summary(summaryOf(call)) && matcher.whole(call)) found.add(call.id);
        }
        const isSlow = performance.now() - began > AT_ONCE_MS / 2;
        step = isSlow ? Math.max(1, step >> 1) : Math.min(LOOKED_AT.most, step * 2);
      }
      return [...found];
    },
    whole(ids) {
      before();
      const seen = new Set<string>();
      return database
        .prepare(`SELECT call_id, body FROM calls WHERE ${where.sql} ORDER BY number`)
        .all(...where.values)
        .flatMap((row) => {
          const id = String(row.call_id);
          if (seen.has(id) || ids?.has(id) === false) return [];
          seen.add(id);
          return parsed(Call, row.body);
        });
    },
    size(ids) {
      before();
      const wanted = ids ? ' AND call_id IN (SELECT value FROM json_each(?))' : '';
      const row = database
        .prepare(
          `SELECT sum(size) AS size FROM
            (SELECT max(summary->>'size') AS size FROM calls WHERE ${where.sql}${wanted} GROUP BY call_id)`,
        )
        .get(...where.values, ...(ids ? [JSON.stringify(ids)] : []));
      return Number(row?.size ?? 0);
    },
    place() {
      before();
      const path = database.location();
      return path === null ? null : { path, where };
    },
  };
};
