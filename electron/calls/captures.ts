import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { summaryOf } from '../../protocol/call-summary.ts';
import type { CaptureFile } from '../../protocol/capture-file.ts';
import { type CallRows, callRows } from '../journal/call-rows.ts';
import { transactionsOn } from '../journal/writing.ts';
import { CallsTrouble, Capture } from './capture.ts';

/** Captures that were opened, in a file of their own: whatever is in them, the journal is not touched. */
export type Captures = {
  /** Of their database. */
  readonly path: string;
  /** The latest first. */
  list(): Capture[];
  /** Keeps a file's calls. All of them or none. */
  add(name: string, file: CaptureFile): Capture;
  remove(id: string): void;
  /** Throws `CallsTrouble`. */
  calls(id: string): CallRows;
  get(id: string): Capture;
  close(): void;
};

/** How long another connection, such as a backup, may have the file to itself. */
const BUSY_MS = 2000;

/** Reasons that are kept of what was left out of a file. */
const REASONS = 20;

// With WAL the list is read while a file is being kept by another connection.
const SCHEMA = `PRAGMA foreign_keys = ON;
  PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS captures (id TEXT PRIMARY KEY, opened_at TEXT NOT NULL, body TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS calls (
    number INTEGER PRIMARY KEY,
    capture_id TEXT NOT NULL REFERENCES captures (id) ON DELETE CASCADE,
    call_id TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS calls_by_capture ON calls (capture_id, call_id);
  CREATE INDEX IF NOT EXISTS calls_in_order ON calls (capture_id, number);`;

/** The file is made, or opened, when it is first asked for: most runs of the program have no use for it. */
export const createCaptures = (options: {
  /** Of `captures.db`; its folder must exist. */
  path: string;
  notice: (text: string) => void;
  now?: () => Date;
}): Captures => {
  const { path, notice, now = () => new Date() } = options;
  let opened: DatabaseSync | null = null;

  const open = (): DatabaseSync => {
    if (opened) return opened;
    const database = new DatabaseSync(path, { timeout: BUSY_MS });
    try {
      database.exec(SCHEMA);
    } catch (error) {
      database.close();
      notice(`Captures can't be kept: ${String(error)}`);
      throw new CallsTrouble(
        'not-kept',
        `The captures that were opened before can't be read (${String(error)}). Move ${path} away and start Beckon again.`,
      );
    }
    opened = database;
    return database;
  };

  const parsed = (body: unknown): Capture[] => {
    try {
      return [Capture.parse(JSON.parse(String(body)))];
    } catch (error) {
      notice(`A capture can't be read and is left out: ${String(error)}`);
      return [];
    }
  };

  const get = (id: string): Capture => {
    const row = open().prepare('SELECT body FROM captures WHERE id = ?').get(id);
    const [capture] = row ? parsed(row.body) : [];
    if (!capture) throw new CallsTrouble('no-such-capture', 'This capture was removed. Open its file again.');
    return capture;
  };

  return {
    path,
    list: () =>
      open()
        .prepare('SELECT body FROM captures ORDER BY opened_at DESC, rowid DESC')
        .all()
        .flatMap(({ body }) => parsed(body)),
    add(name, { calls, leftOut, format, activations }) {
      const database = open();
      const capture: Capture = {
        id: randomUUID(),
        name,
        format,
        openedAt: now().toISOString(),
        calls: calls.length,
        leftOut: leftOut.slice(0, REASONS),
        leftOutCount: leftOut.length,
        activations,
      };
      transactionsOn(database)(() => {
        database
          .prepare('INSERT INTO captures VALUES (?, ?, ?)')
          .run(capture.id, capture.openedAt, JSON.stringify(capture));
        const insert = database.prepare(
          'INSERT INTO calls (capture_id, call_id, summary, body) VALUES (?, ?, ?, ?)',
        );
        for (const call of calls) {
          insert.run(capture.id, call.id, JSON.stringify(summaryOf(call)), JSON.stringify(call));
        }
      });
      return capture;
    },
    remove: (id) => {
      open().prepare('DELETE FROM captures WHERE id = ?').run(id);
    },
    calls: (id) => {
      get(id);
      return callRows(open(), { sql: 'capture_id = ?', values: [id] }, notice);
    },
    get,
    close: () => opened?.close(),
  };
};
