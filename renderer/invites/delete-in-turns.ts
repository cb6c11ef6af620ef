import type { CommandOutput } from '../../electron/ipc/contract.ts';

/** So many with one command: between two of them it can be stopped. */
const AT_ONCE = 500;

export type Deleted = CommandOutput<'invites.delete'> & { isStopped: boolean };

/**
 * Deletes many invites by one command after another. It ends early where `isStopped` says so or a command fails, which
 * resolves with undefined; what was deleted until then is.
 */
export const deleteInTurns = async (
  ids: readonly string[],
  parts: {
    remove(ids: string[]): Promise<CommandOutput<'invites.delete'> | undefined>;
    isStopped(): boolean;
    /** Before each command: how many are dealt with. */
    tell(done: number): void;
  },
): Promise<Deleted> => {
  const sum = { removed: 0, kept: 0 };
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    if (parts.isStopped()) return { ...sum, isStopped: true };
    parts.tell(at);
    const done = await parts.remove(ids.slice(at, at + AT_ONCE));
    if (!done) break;
    sum.removed += done.removed;
    sum.kept += done.kept;
  }
  return { ...sum, isStopped: false };
};
