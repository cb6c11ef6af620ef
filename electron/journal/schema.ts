import type { DatabaseSync } from 'node:sqlite';

/**
 * The journal's tables, one entry a version: a new version is appended, one that was released never changed.
 * `PRAGMA user_version` says how many of them a file has seen.
 */
const migrations = [
  `CREATE TABLE activations (
     id TEXT PRIMARY KEY,
     received_at TEXT NOT NULL,
     state TEXT NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE TABLE steps (
     number INTEGER PRIMARY KEY,
     activation_id TEXT NOT NULL REFERENCES activations (id) ON DELETE CASCADE,
     at TEXT NOT NULL,
     state TEXT NOT NULL,
     reason TEXT
   ) STRICT;
   CREATE INDEX steps_by_activation ON steps (activation_id, number);
   CREATE TABLE calls (
     number INTEGER PRIMARY KEY,
     activation_id TEXT NOT NULL REFERENCES activations (id) ON DELETE CASCADE,
     size INTEGER NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   CREATE INDEX calls_by_activation ON calls (activation_id, number);`,
  // The index holds the sizes, so that adding them up reads no documents.
  `CREATE TABLE versions (
     activation_id TEXT NOT NULL REFERENCES activations (id) ON DELETE CASCADE,
     number INTEGER NOT NULL,
     size INTEGER NOT NULL,
     etag TEXT,
     body TEXT NOT NULL,
     document BLOB NOT NULL
   ) STRICT;
   CREATE INDEX versions_by_activation ON versions (activation_id, number, size);`,
  // The full-text index has the rowids of the activations: whoever would VACUUM must index all anew.
  `ALTER TABLE activations ADD COLUMN indexed INTEGER NOT NULL DEFAULT 0;
   CREATE INDEX activations_to_index ON activations (indexed) WHERE indexed = 0;
   CREATE INDEX activations_by_time ON activations (received_at);
   CREATE INDEX activations_by_state ON activations (state);
   CREATE VIRTUAL TABLE finds USING fts5 (words, terms, content = '', contentless_delete = 1, prefix = '1 2 3 4');
   CREATE VIRTUAL TABLE find_terms USING fts5vocab (finds, 'row');
   CREATE TRIGGER activations_unfound AFTER DELETE ON activations BEGIN
     DELETE FROM finds WHERE rowid = old.rowid;
   END;`,
  // Calls may belong to no activation, are found by their id, and listed by a summary (protocol/call-summary.ts).
  `CREATE TABLE listed_calls (
     number INTEGER PRIMARY KEY,
     activation_id TEXT REFERENCES activations (id) ON DELETE CASCADE,
     call_id TEXT NOT NULL,
     size INTEGER NOT NULL,
     summary TEXT NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   INSERT INTO listed_calls SELECT number, activation_id, coalesce(body->>'id', number), size,
     CASE body->>'kind' WHEN 'http' THEN json_object(
       'kind', 'http', 'id', body->>'id', 'at', body->>'at', 'call', body->>'call',
       'attempt', body->>'attempt', 'method', body->>'method', 'url', body->>'url',
       'status', body->>'status', 'ms', body->>'ms',
       'size', length(body->>'requestBody') + length(body->>'responseBody'))
     ELSE json_object(
       'kind', 'rta', 'id', body->>'id', 'at', body->>'at', 'direction', body->>'direction',
       'text', substr(body->>'text', 1, 300), 'size', length(body->>'text'),
       'taps', body->>'text' LIKE '%shoulderTaps%') END,
     body FROM calls WHERE json_valid(body) ORDER BY number;
   DROP TABLE calls;
   ALTER TABLE listed_calls RENAME TO calls;
   CREATE INDEX calls_by_activation ON calls (activation_id, number, size);
   CREATE INDEX calls_by_id ON calls (call_id);`,
  // What a session is found by (session-words.ts); and those with a reason are indexed anew, by its words.
  `ALTER TABLE activations ADD COLUMN names TEXT NOT NULL DEFAULT '';
   ALTER TABLE activations ADD COLUMN custom TEXT NOT NULL DEFAULT '';
   UPDATE activations SET indexed = 0 WHERE body LIKE '%"reason":{%';`,
  `CREATE TABLE drafts (
     number INTEGER PRIMARY KEY,
     activation_id TEXT NOT NULL REFERENCES activations (id) ON DELETE CASCADE,
     kind TEXT NOT NULL,
     body TEXT NOT NULL,
     UNIQUE (activation_id, kind)
   ) STRICT;`,
  // Invites are found by what was said in the calls that were refused (refused-words.ts).
  `ALTER TABLE calls ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;
   UPDATE calls SET refused = 1 WHERE json_valid(summary) AND summary->>'kind' = 'http'
     AND coalesce(summary->>'status', 599) >= 400;
   CREATE INDEX calls_refused ON calls (activation_id, number) WHERE refused = 1;
   UPDATE activations SET indexed = 0 WHERE id IN (SELECT activation_id FROM calls WHERE refused = 1);`,
];

export const SCHEMA_VERSION = migrations.length;

/** The file was written by a later Beckon, whose tables this one does not know. */
export class LaterVersion extends Error {
  override readonly name = 'LaterVersion';
}

/** Brings a file to the present version, each step whole or not at all; throws `LaterVersion`. */
export const migrate = (database: DatabaseSync): void => {
  const found = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  if (found > SCHEMA_VERSION) {
    throw new LaterVersion(`it is of a later version of Beckon (${found}; this one knows ${SCHEMA_VERSION})`);
  }
  for (const [index, sql] of migrations.entries()) {
    if (index < found) continue;
    database.exec(`BEGIN; ${sql} PRAGMA user_version = ${index + 1}; COMMIT`);
  }
};
