import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { SessionDocument } from '../../protocol/document.ts';
import { parseJson } from '../../protocol/exact-json.ts';
import { VersionRow } from '../../protocol/version.ts';
import { sessionWords } from './session-words.ts';
import { type Transaction, writeLater } from './writing.ts';

/** The versions that are kept of one activation: the latest, by number and by bytes of compressed documents. */
export const KEPT_VERSIONS = { count: 10_000, size: 100_000_000 };
/** A version's document, uncompressed, is at most this large; a damaged one must not fill the memory. */
const LARGEST_DOCUMENT = 64_000_000;
/** How many of the latest versions are looked at for one that can be read. */
const LOOKED_AT = 20;

/** A version that can't be had; `code` is for the window, the message for people. */
export class VersionTrouble extends Error {
  override readonly name = 'VersionTrouble';
  readonly code: 'no-such-version' | 'version-unreadable';

  constructor(code: VersionTrouble['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/** One version with its document, whole, and the ETag that it came with. */
export type KeptVersion = { row: VersionRow; document: SessionDocument; etag: string | null };

export type VersionPage = {
  /** Oldest first. */
  rows: VersionRow[];
  /** How many rows of this page are damaged, and left out. */
  unreadable: number;
  /** The number before which the next page is to be asked; null when there are no older ones. */
  older: number | null;
};

export type JournalVersions = {
  /** Keeps one version of an activation's session. Written a moment later, together with others; never throws. */
  addVersion(activationId: string, version: KeptVersion): void;
  /** The latest rows, or the latest before a number; `limit` of them at most. */
  versions(activationId: string, before: number | null, limit: number): VersionPage;
  /** One document; throws `VersionTrouble`. */
  versionDocument(activationId: string, number: number): SessionDocument;
  /** The highest number, and the latest version that can be read; null when none was ever kept. */
  lastVersion(activationId: string): { number: number; version: KeptVersion | null } | null;
};

const INSERT = `INSERT INTO versions (activation_id, number, size, etag, body, document)
  VALUES (?, ?, ?, ?, ?, ?)`;
const PAGE = `SELECT number, body FROM versions WHERE activation_id = ? AND number < ?
  ORDER BY number DESC LIMIT ?`;
const LAST = `SELECT number, etag, body, document FROM versions WHERE activation_id = ?
  ORDER BY number DESC LIMIT ${LOOKED_AT}`;
const SIZE = 'SELECT sum(size) AS size FROM versions WHERE activation_id = ?';
const TRIM_COUNT = 'DELETE FROM versions WHERE activation_id = ? AND number <= ?';
/** The latest version is always kept. */
const TRIM_SIZE = `DELETE FROM versions WHERE activation_id = ?1 AND number <= (
  SELECT max(number) FROM (
    SELECT number, row_number() OVER latest AS place, sum(size) OVER latest AS total
    FROM versions WHERE activation_id = ?1 WINDOW latest AS (ORDER BY number DESC)
  ) WHERE total > ?2 AND place > 1)`;

const rowOf = (body: SQLOutputValue | undefined): VersionRow => VersionRow.parse(JSON.parse(String(body)));

const documentOf = (packed: SQLOutputValue | undefined): SessionDocument => {
  if (!(packed instanceof Uint8Array)) throw new Error('the document is missing');
  const text = inflateRawSync(packed, { maxOutputLength: LARGEST_DOCUMENT }).toString('utf8');
  return SessionDocument.parse(parseJson(text));
};

export const createVersions = (options: {
  database: DatabaseSync;
  transaction: Transaction;
  notice: (text: string) => void;
  kept: typeof KEPT_VERSIONS;
}): JournalVersions & { flush(): void } => {
  const { database, transaction, notice, kept } = options;
  const insert = database.prepare(INSERT);
  const page = database.prepare(PAGE);
  const last = database.prepare(LAST);
  const size = database.prepare(SIZE);
  const trimCount = database.prepare(TRIM_COUNT);
  const trimSize = database.prepare(TRIM_SIZE);
  const one = database.prepare('SELECT document FROM versions WHERE activation_id = ? AND number = ?');

  const noteWords = sessionWords(database);

  const later = writeLater<{ activationId: string; version: KeptVersion }>({
    database,
    what: 'Versions',
    notice,
    write: (items) =>
      transaction(() => {
        const highest = new Map<string, number>();
        const seen = new Map<string, SessionDocument[]>();
        for (const { activationId, version } of items) {
          const { row, etag, document } = version;
          // Hundreds may come in a row: speed before the last bytes.
          const packed = deflateRawSync(JSON.stringify(document), { level: 3 });
          insert.run(activationId, row.number, packed.length, etag, JSON.stringify(row), packed);
          highest.set(activationId, row.number);
          seen.set(activationId, [...(seen.get(activationId) ?? []), document]);
        }
        for (const [id, documents] of seen) noteWords(id, documents);
        for (const [id, number] of highest) {
          trimCount.run(id, number - kept.count);
          if (Number(size.get(id)?.size) > kept.size) trimSize.run(id, kept.size);
        }
      }),
  });

  const unreadable = (activationId: string, number: unknown, error: unknown): string =>
    `Version ${number} of activation ${activationId} can't be read: ${String(error)}`;

  const readPage = (activationId: string, before: number | null, limit: number): VersionPage => {
    const found = page.all(activationId, before ?? Number.MAX_SAFE_INTEGER, limit + 1);
    const shown = found.slice(0, limit);
    const rows = shown.flatMap(({ number, body }) => {
      try {
        return [rowOf(body)];
      } catch (error) {
        notice(unreadable(activationId, number, error));
        return [];
      }
    });
    const older = found.length > limit ? Number(shown.at(-1)?.number) : null;
    return { rows: rows.reverse(), unreadable: shown.length - rows.length, older };
  };

  return {
    addVersion: (activationId, version) => later.add({ activationId, version }),
    versions(activationId, before, limit) {
      later.flush();
      return readPage(activationId, before, limit);
    },
    versionDocument(activationId, number) {
      later.flush();
      const found = one.get(activationId, number);
      if (!found) throw new VersionTrouble('no-such-version', `There is no version ${number} any more`);
      try {
        return documentOf(found.document);
      } catch (error) {
        notice(unreadable(activationId, number, error));
        throw new VersionTrouble('version-unreadable', `Version ${number} is damaged in the journal`);
      }
    },
    lastVersion(activationId) {
      later.flush();
      const found = last.all(activationId);
      const number = found[0]?.number;
      if (number === undefined) return null;
      for (const { etag, body, document, number: at } of found) {
        try {
          const version = { row: rowOf(body), document: documentOf(document) };
          return {
            number: Number(number),
            version: { ...version, etag: etag === null ? null : String(etag) },
          };
        } catch (error) {
          notice(unreadable(activationId, at, error));
        }
      }
      return { number: Number(number), version: null };
    },
    flush: later.flush,
  };
};
