import type { Activation } from '../activation/activation.ts';
import type { Journal } from '../journal/journal.ts';

/** What is asked of the desk can't be done; `code` is for the window, the message for people. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly code: 'no-such-activation' | 'not-now' | 'no-such-player' | 'leave-failed';

  constructor(code: DeskError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export type Records = {
  /** Oldest first. */
  all(): Activation[];
  /** Throws `DeskError`. */
  get(id: string): Activation;
  has(id: string): boolean;
  /** One of the run before, which the journal has already. */
  adopt(activation: Activation): void;
  put(activation: Activation): void;
  /** Written to the journal before this returns, and before anybody hears of it. */
  change(id: string, change: Partial<Omit<Activation, 'id'>>): Activation;
};

/** The activations of this run and the ones before, each change on disk before it counts. */
export const createRecords = (
  journal: Pick<Journal, 'write'>,
  now: () => Date,
  tell: {
    activation: (activation: Activation, before: Activation | null) => void;
    /** The disk is full, or worse: a link is followed all the same, for it is there in memory. */
    trouble: (text: string) => void;
  },
): Records => {
  const records = new Map<string, Activation>();
  const get = (id: string): Activation => {
    const found = records.get(id);
    if (!found) throw new DeskError('no-such-activation', `There is no activation ${id}`);
    return found;
  };
  const put = (activation: Activation): void => {
    const before = records.get(activation.id) ?? null;
    try {
      journal.write(activation);
    } catch (error) {
      tell.trouble(`The journal can't be written: ${String(error)}`);
    }
    records.set(activation.id, activation);
    tell.activation(activation, before);
  };
  return {
    all: () => [...records.values()].sort((one, other) => one.receivedAt.localeCompare(other.receivedAt)),
    get,
    has: (id) => records.has(id),
    adopt: (activation) => records.set(activation.id, activation),
    put,
    change: (id, change) => {
      const changed = { ...get(id), ...change, updatedAt: now().toISOString() };
      put(changed);
      return changed;
    },
  };
};
