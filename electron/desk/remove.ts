import { setImmediate } from 'node:timers/promises';
import type { Activation } from '../activation/activation.ts';
import type { Journal } from '../journal/journal.ts';
import type { Follower } from './follow.ts';
import { DeskError, type Records } from './records.ts';

/** How many went, and how many had to stay, for they are joining or joined. */
export type Removed = { removed: number; kept: number };

const STAYS = new Set<Activation['state']>(['joining', 'joined']);
/** So many at once, so that links that arrive meanwhile are not kept waiting. */
const AT_ONCE = 100;

/** Lets activations go for good, with all that is kept of them. Who is joining or joined stays. */
export const createRemover = (parts: {
  journal: Pick<Journal, 'remove' | 'olderThan'>;
  records: Records;
  follower: Pick<Follower, 'drop'>;
  removed: (ids: string[]) => void;
}): { remove(ids: readonly string[]): Promise<Removed>; removeOlder(than: Date): Promise<Removed> } => {
  const { journal, records, follower, removed } = parts;

  const removeSome = (ids: readonly string[]): number => {
    // What could not be written to the journal is known in memory alone.
    const free = ids.filter((id) => !records.has(id) || !STAYS.has(records.get(id).state));
    let gone: string[];
    try {
      gone = journal.remove(free);
    } catch (error) {
      throw new DeskError('not-removed', `The journal can't be written, so they are kept: ${String(error)}`);
    }
    for (const id of gone) {
      records.forget(id);
      follower.drop(id);
    }
    if (gone.length > 0) removed(gone);
    return gone.length;
  };

  const remove = async (ids: readonly string[]): Promise<Removed> => {
    let count = 0;
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      count += removeSome(ids.slice(at, at + AT_ONCE));
      await setImmediate();
    }
    return { removed: count, kept: ids.length - count };
  };

  return { remove, removeOlder: (than) => remove(journal.olderThan(than.toISOString())) };
};
