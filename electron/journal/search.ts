import type { DatabaseSync } from 'node:sqlite';
import { Activation } from '../activation/activation.ts';
import type { FindInvites, FoundInvites, InviteFacets, InviteQuery } from './invite-query.ts';
import { refusedWords } from './refused-words.ts';
import { facetTerms, matchFor, termsOf, wordsOf } from './search-text.ts';
import { readRows, type Transaction } from './writing.ts';

/** Search over everything in the journal, by the full-text index `finds`; rows in the order of arrival. */
export type Search = {
  /** One page, latest arrival first. What was written is found at once. */
  find(query: FindInvites): FoundInvites;
  /** The ids of all that match. */
  findIds(query: InviteQuery): string[];
  /** Titles and players of the index: at most 200 each. */
  facets(): InviteFacets;
  /** Indexes up to so many rows that were written since; true when some are left. */
  index(atMost?: number): boolean;
};

const FACETS = 200;
const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** The rows' own numbers count as the time of arrival: a clock that was set back does not reorder them. */
type Range = { from: number; below: number };

export const createSearch = (
  database: DatabaseSync,
  transaction: Transaction,
  notice: (text: string) => void,
): Search => {
  const toIndex = database.prepare(
    'SELECT rowid, body, names, custom FROM activations WHERE indexed = 0 LIMIT ?',
  );
  const put = database.prepare('INSERT OR REPLACE INTO finds (rowid, words, terms) VALUES (?, ?, ?)');
  const refused = refusedWords(database);
  const done = database.prepare('UPDATE activations SET indexed = 1 WHERE rowid = ?');
  const firstAt = database.prepare(
    'SELECT rowid FROM activations WHERE received_at >= ? ORDER BY received_at, rowid LIMIT 1',
  );

  const index = (atMost = EVERYTHING): boolean => {
    const rows = toIndex.all(atMost);
    if (rows.length === 0) return false;
    transaction(() => {
      for (const row of rows) {
        const [activation] = readRows(Activation, [row], notice);
        const number = Number(row.rowid);
        if (activation) {
          const seen = { names: String(row.names), custom: String(row.custom) };
          put.run(number, wordsOf(activation, seen, refused(activation.id)), termsOf(activation));
        }
        done.run(number);
      }
    });
    return rows.length === atMost;
  };

  const rangeOf = ({ since, until }: InviteQuery, before: number | null): Range => {
    const numberAt = (time: string): number => Number(firstAt.get(time)?.rowid ?? EVERYTHING);
    const below = until === null ? EVERYTHING : numberAt(until);
    return { from: since === null ? 0 : numberAt(since), below: Math.min(below, before ?? EVERYTHING) };
  };

  /** Runs a statement on the index, or on the table where nothing is looked for. */
  const select = (columns: string, query: InviteQuery, { from, below }: Range, end: string, take: number) => {
    const match = matchFor(query);
    const range = 'rowid >= ? AND rowid < ?';
    return match === null
      ? database.prepare(`SELECT ${columns} FROM activations WHERE ${range} ${end}`).all(from, below, take)
      : database
          .prepare(`SELECT ${columns} FROM finds WHERE finds MATCH ? AND ${range} ${end}`)
          .all(match, from, below, take);
  };

  const bodyOf = database.prepare('SELECT body FROM activations WHERE rowid = ?');
  const idOf = database.prepare('SELECT id FROM activations WHERE rowid = ?');
  const facetsOf = database.prepare('SELECT term FROM find_terms WHERE term >= ? AND term < ? LIMIT ?');
  const latest = 'ORDER BY rowid DESC LIMIT ?';

  return {
    index,
    find({ take, before, ...query }) {
      index();
      const numbers = select('rowid', query, rangeOf(query, before), latest, take + 1).map(({ rowid }) =>
        Number(rowid),
      );
      const [counted] = select('count(*) AS total', query, rangeOf(query, null), 'LIMIT ?', 1);
      const shown = numbers.slice(0, take);
      return {
        rows: readRows(
          Activation,
          shown.flatMap((number) => bodyOf.all(number)),
          notice,
        ),
        total: Number(counted?.total ?? 0),
        next: numbers.length > take ? (shown.at(-1) ?? null) : null,
      };
    },
    findIds(query) {
      index();
      return select('rowid', query, rangeOf(query, null), latest, EVERYTHING).map(({ rowid }) =>
        String(idOf.get(Number(rowid))?.id),
      );
    },
    facets() {
      index();
      const valuesOf = (facet: 'title' | 'player'): string[] => {
        const { from, to, named } = facetTerms(facet);
        return facetsOf.all(from, to, FACETS).map(({ term }) => named(term));
      };
      return { titles: valuesOf('title'), players: valuesOf('player') };
    },
  };
};
