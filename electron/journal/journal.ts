import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { Call } from '../../protocol/exchange.ts';
import { Activation, ActivationState, Reason } from '../activation/activation.ts';
import { openDatabase } from './open-database.ts';

/** One state that an activation came into. */
const Step = z.object({ at: z.string(), state: ActivationState, reason: Reason.nullable() });
export type Step = z.infer<typeof Step>;

/** The calls that are kept of one activation: the latest, by number and by characters. */
const KEPT_CALLS = { count: 500, size: 20_000_000 };
/** How many activations are read back: the latest. Older ones stay in the file. */
const READ_BACK = 1000;
/** The calls of an activation are kept this long, and no longer than it is read back. */
const CALLS_KEPT_MS = 30 * 24 * 3600_000;

/** What became of an activation; `before` is null for a new one. */
export type Change = { activation: Activation; before: Activation | null };

export type Journal = {
  /** Writes all these changes or none of them, each new state also as a step. On disk when this returns. */
  write(changes: readonly Change[]): void;
  /** Keeps one call of an activation. Written a moment later, together with others; never throws. */
  addCall(activationId: string, call: Call): void;
  /** The latest activations, oldest first. */
  activations(): Activation[];
  /** Those that were joining when the program ended, oldest first. */
  joining(): Activation[];
  /** Forgets the calls of activations that are old. */
  dropOldCalls(): void;
  steps(activationId: string): Step[];
  calls(activationId: string): Call[];
  close(): void;
};

type JournalOptions = {
  /** Of `journal.db`; its folder must exist. */
  path: string;
  /** Told of a file that was moved aside, of rows that can't be read, and of calls that can't be written. */
  notice: (text: string) => void;
  now?: () => Date;
  keptCalls?: typeof KEPT_CALLS;
};

const statements = (database: DatabaseSync) => ({
  begin: database.prepare('BEGIN IMMEDIATE'),
  commit: database.prepare('COMMIT'),
  put: database.prepare(
    `INSERT INTO activations (id, received_at, state, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, body = excluded.body`,
  ),
  step: database.prepare('INSERT INTO steps (activation_id, at, state, reason) VALUES (?, ?, ?, ?)'),
  call: database.prepare('INSERT INTO calls (activation_id, size, body) VALUES (?, ?, ?)'),
});

/** Drops the oldest calls of one activation beyond the limits; the latest call is always kept. */
const TRIM = `DELETE FROM calls WHERE activation_id = ?1 AND number <= (
  SELECT max(number) FROM (
    SELECT number, row_number() OVER latest AS place, sum(size) OVER latest AS total
    FROM calls WHERE activation_id = ?1 WINDOW latest AS (ORDER BY number DESC)
  ) WHERE place > ?2 OR (total > ?3 AND place > 1))`;

const DROP_OLD_CALLS = `DELETE FROM calls WHERE activation_id IN (
  SELECT id FROM activations WHERE received_at < ?1 OR rowid <= (
    SELECT rowid FROM activations ORDER BY rowid DESC LIMIT 1 OFFSET ?2))`;

export const openJournal = ({
  path,
  notice,
  now = () => new Date(),
  keptCalls = KEPT_CALLS,
}: JournalOptions): Journal => {
  const database = openDatabase(path, notice, now);
  const { begin, commit, put, step, call: insertCall } = statements(database);
  let waiting: { activationId: string; call: Call }[] = [];
  let flushing: NodeJS.Immediate | null = null;
  let callsAreLost = false;

  const transaction = (work: () => void): void => {
    begin.run();
    try {
      work();
      commit.run();
    } catch (error) {
      // A full disk has ended the transaction already.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };

  const insertCalls = (calls: typeof waiting): void =>
    transaction(() => {
      for (const { activationId, call } of calls) {
        const body = JSON.stringify(call);
        insertCall.run(activationId, body.length, body);
      }
      const trim = database.prepare(TRIM);
      for (const id of new Set(calls.map(({ activationId }) => activationId))) {
        trim.run(id, keptCalls.count, keptCalls.size);
      }
    });

  const flush = (): void => {
    if (flushing) clearImmediate(flushing);
    flushing = null;
    const calls = waiting;
    waiting = [];
    if (calls.length === 0) return;
    try {
      insertCalls(calls);
      callsAreLost = false;
    } catch (error) {
      // Said once, not for each of hundreds; a joined session goes on without its list of calls.
      if (!callsAreLost) notice(`Calls can't be written to the journal and are lost: ${String(error)}`);
      callsAreLost = true;
    }
  };

  const readRows = <T>(schema: z.ZodType<T>, rows: Record<string, unknown>[]): T[] =>
    rows.flatMap(({ body }) => {
      try {
        return [schema.parse(JSON.parse(String(body)))];
      } catch (error) {
        notice(`A row of the journal can't be read and is left out: ${String(error)}`);
        return [];
      }
    });

  return {
    write(changes) {
      const latest = new Map(changes.map(({ activation }) => [activation.id, activation]));
      transaction(() => {
        for (const [id, activation] of latest) {
          put.run(id, activation.receivedAt, activation.state, JSON.stringify(activation));
        }
        for (const { activation, before } of changes) {
          const { id, updatedAt, state, reason } = activation;
          if (state !== before?.state) step.run(id, updatedAt, state, reason && JSON.stringify(reason));
        }
      });
    },
    addCall(activationId, call) {
      // What is called off as the program ends still reports its call.
      if (!database.isOpen) return;
      waiting.push({ activationId, call });
      flushing ??= setImmediate(flush);
    },
    activations: () =>
      readRows(
        Activation,
        database.prepare('SELECT body FROM activations ORDER BY rowid DESC LIMIT ?').all(READ_BACK),
      ).reverse(),
    joining: () =>
      readRows(
        Activation,
        database.prepare("SELECT body FROM activations WHERE state = 'joining' ORDER BY rowid").all(),
      ),
    dropOldCalls() {
      const since = new Date(now().getTime() - CALLS_KEPT_MS).toISOString();
      database.prepare(DROP_OLD_CALLS).run(since, READ_BACK);
    },
    steps: (activationId) =>
      database
        .prepare('SELECT at, state, reason FROM steps WHERE activation_id = ? ORDER BY number')
        .all(activationId)
        .map((row) => Step.parse({ ...row, reason: row.reason && JSON.parse(String(row.reason)) })),
    calls(activationId) {
      flush();
      return readRows(
        Call,
        database.prepare('SELECT body FROM calls WHERE activation_id = ? ORDER BY number').all(activationId),
      );
    },
    close() {
      try {
        flush();
      } finally {
        database.close();
      }
    },
  };
};
