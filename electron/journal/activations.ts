import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { Activation, ActivationState, Reason } from '../activation/activation.ts';
import { readRows, type Transaction } from './writing.ts';

/** One state that an activation came into. */
const Step = z.object({ at: z.string(), state: ActivationState, reason: Reason.nullable() });
export type Step = z.infer<typeof Step>;

/** How many activations are read back: the latest. Older ones stay in the file. */
const READ_BACK = 1000;

/** What became of an activation; `before` is null for a new one. */
export type Change = { activation: Activation; before: Activation | null };

export type JournalActivations = {
  /** Writes all these changes or none of them, each new state also as a step. On disk when this returns. */
  write(changes: readonly Change[]): void;
  /** The latest activations, oldest first. */
  activations(): Activation[];
  /** One activation, however old; null when there is none. */
  activation(id: string): Activation | null;
  /** Those in this state, however old, oldest first. */
  inState(state: ActivationState): Activation[];
  steps(activationId: string): Step[];
};

export const createActivations = (
  database: DatabaseSync,
  transaction: Transaction,
  notice: (text: string) => void,
): JournalActivations => {
  const put = database.prepare(
    `INSERT INTO activations (id, received_at, state, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, body = excluded.body, indexed = 0`,
  );
  const step = database.prepare('INSERT INTO steps (activation_id, at, state, reason) VALUES (?, ?, ?, ?)');
  const read = (sql: string, value: number | string): Activation[] =>
    readRows(Activation, database.prepare(sql).all(value), notice);
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
    activations: () => read('SELECT body FROM activations ORDER BY rowid DESC LIMIT ?', READ_BACK).reverse(),
    activation: (id) => read('SELECT body FROM activations WHERE id = ?', id)[0] ?? null,
    inState: (state) => read('SELECT body FROM activations WHERE state = ? ORDER BY rowid', state),
    steps: (activationId) =>
      database
        .prepare('SELECT at, state, reason FROM steps WHERE activation_id = ? ORDER BY number')
        .all(activationId)
        .map((row) => Step.parse({ ...row, reason: row.reason && JSON.parse(String(row.reason)) })),
  };
};
