import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { parseJson } from '../../protocol/exact-json.ts';
import { sessionKey } from '../../protocol/session-ref.ts';
import { fileTrouble } from '../input-trouble.ts';
import type { StoredHandle, StoredSession } from '../rules/stored.ts';
import type { Trail } from '../trail.ts';
import { savedTrail, TRAIL_TABLE } from './saved-trail.ts';
import { HandleState, PlayerState, SessionState } from './state.ts';

/** What a save file holds. */
export type Saved = {
  readonly players: readonly PlayerState[];
  readonly sessions: readonly StoredSession[];
  readonly handles: readonly StoredHandle[];
  readonly notes: Readonly<Record<string, string>>;
  readonly snapshots: Readonly<Record<string, string>>;
  /** ConnectionIds that were open when the process ended. */
  readonly connections: string[];
};

/**
 * A SQLite file that is written as things change. Each write is one transaction that the system has when the
 * call returns: a process that is killed loses nothing that was answered. Every function throws what SQLite
 * throws, such as a full disk.
 */
export type SaveFile = {
  /** Null for a file that was just made. */
  read(): Saved | null;
  putSession(key: string, session: StoredSession | undefined): void;
  putHandle(handle: StoredHandle): void;
  dropHandle(id: string): void;
  /** Drops handles that have ended. */
  dropEnded(now: number): void;
  putPlayer(player: PlayerState): void;
  /** Exactly these players. */
  putPlayers(players: readonly PlayerState[]): void;
  /** A value by name: the clock's lead, the secret of the tokens. */
  putNote(name: string, value: string): void;
  putSnapshot(name: string, text: string | undefined): void;
  putConnection(id: string, isOpen: boolean): void;
  /** Puts these in the place of all that is held, snapshots and connections aside, and forgets the changes: all of it, or nothing at all. */
  replace(all: Pick<Saved, 'players' | 'sessions' | 'handles' | 'notes'>): void;
  /** The changes of sessions. An entry that can't be written is told to `trouble`, since its change stands. */
  trail(trouble: (error: unknown) => void): Trail;
  close(): void;
};

const FORMAT = 1;
/** `BCKN`: tells our files from other SQLite files. */
const APPLICATION = 0x42434b4e;

const TABLES = `
  CREATE TABLE session (key TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE handle (id TEXT PRIMARY KEY, expires REAL, body TEXT NOT NULL);
  CREATE TABLE player (xuid TEXT PRIMARY KEY, body TEXT NOT NULL);
  CREATE TABLE note (name TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE connection (id TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE TABLE snapshot (name TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION};
  PRAGMA user_version = ${FORMAT};`;

/** Opens a save file, or makes it. Throws a sentence for what is none, and for one that another emulator has. */
export const openSaveFile = (path: string): SaveFile => {
  const database = opened(path);
  const isNew = number(database, 'PRAGMA user_version') === 0;
  if (isNew) database.exec(TABLES);
  database.exec(TRAIL_TABLE);
  const put = (table: string, name: string) =>
    database.prepare(
      `INSERT INTO ${table} (${name}, body) VALUES (?, ?) ON CONFLICT DO UPDATE SET body = excluded.body`,
    );
  const drop = (table: string, name: string) => database.prepare(`DELETE FROM ${table} WHERE ${name} = ?`);
  const sessions = { put: put('session', 'key'), drop: drop('session', 'key') };
  const snapshots = { put: put('snapshot', 'name'), drop: drop('snapshot', 'name') };
  const connection = {
    put: database.prepare('INSERT OR IGNORE INTO connection (id) VALUES (?)'),
    drop: drop('connection', 'id'),
  };
  const players = put('player', 'xuid');
  const notes = put('note', 'name');
  const handle = database.prepare('INSERT OR REPLACE INTO handle (id, expires, body) VALUES (?, ?, ?)');
  const dropHandle = drop('handle', 'id');
  const dropEnded = database.prepare('DELETE FROM handle WHERE expires <= ?');

  const file: SaveFile = {
    read: () => (isNew ? null : readAll(database, path)),
    putSession: (key, session) => {
      if (session) sessions.put.run(key, JSON.stringify(session));
      else sessions.drop.run(key);
    },
    putHandle: (made) => {
      handle.run(made.id.toLowerCase(), made.expiresAt, JSON.stringify(made));
    },
    dropHandle: (id) => {
      dropHandle.run(id.toLowerCase());
    },
    dropEnded: (now) => {
      dropEnded.run(now);
    },
    putPlayer: (player) => {
      players.run(player.xuid, JSON.stringify(player));
    },
    putPlayers: (wanted) => {
      database.exec('DELETE FROM player');
      for (const player of wanted) file.putPlayer(player);
    },
    putNote: (name, value) => {
      notes.run(name, value);
    },
    putSnapshot: (name, text) => {
      if (text === undefined) snapshots.drop.run(name);
      else snapshots.put.run(name, text);
    },
    putConnection: (id, isOpen) => {
      (isOpen ? connection.put : connection.drop).run(id);
    },
    replace: (all) =>
      inTransaction(database, () => {
        database.exec('DELETE FROM session; DELETE FROM handle; DELETE FROM change');
        for (const session of all.sessions) file.putSession(sessionKey(session.ref), session);
        for (const made of all.handles) file.putHandle(made);
        file.putPlayers(all.players);
        for (const [name, value] of Object.entries(all.notes)) file.putNote(name, value);
      }),
    trail: (trouble) => savedTrail(database, trouble),
    close: () => database.close(),
  };
  return file;
};

const inTransaction = (database: DatabaseSync, action: () => void): void => {
  database.exec('BEGIN IMMEDIATE');
  try {
    action();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
};

/**
 * WAL without a sync at each commit: what a commit wrote is the system's, so only a machine that loses power
 * can lose the last moment, and the file is whole then as well. The lock keeps a second emulator out.
 */
const opened = (path: string): DatabaseSync => {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    database.exec('BEGIN IMMEDIATE; COMMIT');
    const format = number(database, 'PRAGMA user_version');
    const ours = number(database, 'PRAGMA application_id') === APPLICATION && format === FORMAT;
    const empty = number(database, 'SELECT count(*) FROM sqlite_schema') === 0;
    if (!ours && !empty) throw new Error('it is a SQLite file, but no save file of this emulator');
    return database;
  } catch (error) {
    database?.close();
    const reason = error instanceof Error ? error.message : String(error);
    const why = reason.includes('locked') ? new Error('another emulator has it open') : error;
    throw fileTrouble('save file', path, why);
  }
};

const number = (database: DatabaseSync, sql: string): number =>
  Number(Object.values(database.prepare(sql).get() ?? {})[0]);

const Named = z.array(z.object({ name: z.string(), body: z.string() }));

const readAll = (database: DatabaseSync, path: string): Saved => {
  const rows = (sql: string) => Named.parse(database.prepare(sql).all());
  const checked = <Type>(schema: z.ZodType<Type>, what: string, sql: string): Type[] =>
    rows(sql).map(({ name, body }) => {
      const result = schema.safeParse(parseJson(body));
      if (result.success) return result.data;
      const [issue] = result.error.issues;
      const where = `${what} ${name}: '${issue?.path.join('.')}': ${issue?.message}`;
      throw fileTrouble('save file', path, where);
    });
  const texts = (sql: string) => Object.fromEntries(rows(sql).map(({ name, body }) => [name, body]));
  return {
    players: checked(PlayerState, 'the player', 'SELECT xuid AS name, body FROM player ORDER BY rowid'),
    sessions: checked(SessionState, 'the session', 'SELECT key AS name, body FROM session'),
    handles: checked(HandleState, 'the handle', 'SELECT id AS name, body FROM handle ORDER BY rowid'),
    notes: texts('SELECT name, body FROM note'),
    snapshots: texts('SELECT name, body FROM snapshot'),
    connections: rows("SELECT id AS name, '' AS body FROM connection").map(({ name }) => name),
  };
};
