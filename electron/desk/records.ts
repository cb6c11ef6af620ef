import type { Activation } from '../activation/activation.ts';
import type { Change, Journal } from '../journal/journal.ts';

/** What is asked of the desk can't be done; `code` is for the window, the message for people. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly code:
    | 'no-such-activation'
    | 'not-now'
    | 'no-such-player'
    | 'leave-failed'
    | 'not-removed'
    | 'bad-request';

  constructor(code: DeskError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

export type Records = {
  /** Oldest first. */
  all(): Activation[];
  /** One that is older than those in memory is taken from the journal. Throws `DeskError`. */
  get(id: string): Activation;
  has(id: string): boolean;
  /** The activation that follows this very link at present. */
  underWay(text: string): Activation | null;
  /** One of the run before, which the journal has already. */
  adopt(activation: Activation): void;
  /** It is no longer in the journal. */
  forget(id: string): void;
  put(activation: Activation): void;
  /** Written to the journal before this returns, and before anybody hears of it. */
  change(id: string, change: Partial<Omit<Activation, 'id'>>): Activation;
  /** All that `work` puts and changes is written at once, as it returns; until then nobody hears of it. */
  together(work: () => void): void;
};

const UNDER_WAY = new Set<Activation['state']>(['asking', 'joining', 'joined']);

/** The activations of this run and the ones before, each change on disk before it counts. */
export const createRecords = (
  journal: Pick<Journal, 'write' | 'activation'>,
  now: () => Date,
  tell: {
    activation: (activation: Activation, before: Activation | null) => void;
    /** The disk is full, or worse: a link is followed all the same, for it is there in memory. */
    trouble: (text: string) => void;
  },
): Records => {
  const records = new Map<string, Activation>();
  const underWay = new Map<string, string>();
  let held: Change[] | null = null;

  const adopt = (activation: Activation): void => {
    const { id, text, state } = activation;
    records.set(id, activation);
    if (UNDER_WAY.has(state)) underWay.set(text, id);
    else if (underWay.get(text) === id) underWay.delete(text);
  };
  const get = (id: string): Activation => {
    const found = records.get(id);
    if (found) return found;
    const older = journal.activation(id);
    if (!older) throw new DeskError('no-such-activation', `There is no activation ${id}`);
    adopt(older);
    return older;
  };
  const write = (changes: Change[]): void => {
    try {
      journal.write(changes);
    } catch (error) {
      tell.trouble(`The journal can't be written: ${String(error)}`);
    }
    for (const { activation, before } of changes) tell.activation(activation, before);
  };
  const put = (activation: Activation): void => {
    const change = { activation, before: records.get(activation.id) ?? null };
    adopt(activation);
    if (held) held.push(change);
    else write([change]);
  };
  return {
    all: () => [...records.values()].sort((one, other) => one.receivedAt.localeCompare(other.receivedAt)),
    get,
    has: (id) => records.has(id),
    underWay: (text) => {
      const id = underWay.get(text);
      return id === undefined ? null : get(id);
    },
    adopt,
    forget: (id) => {
      const text = records.get(id)?.text;
      records.delete(id);
      if (text !== undefined && underWay.get(text) === id) underWay.delete(text);
    },
    put,
    change: (id, change) => {
      const changed = { ...get(id), ...change, updatedAt: now().toISOString() };
      put(changed);
      return changed;
    },
    together: (work) => {
      const changes: Change[] = [];
      held = changes;
      try {
        work();
      } finally {
        held = null;
        write(changes);
      }
    },
  };
};
