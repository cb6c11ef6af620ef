import { useRef, useState } from 'react';
import { type UsedCommand, useCommand } from '../store/use-command.ts';
import { type Deleted, deleteInTurns } from './delete-in-turns.ts';

export type Deletion = Pick<UsedCommand<'invites.delete'>, 'trouble' | 'clear'> & {
  /** Null while nothing is deleted. */
  progress: { done: number; of: number } | null;
  /** Resolves when it is through, was stopped or failed. Never rejects. */
  run(ids: readonly string[], tell: (done: number) => void): Promise<Deleted>;
  stop(): void;
};

/** Deletes invites, some thousands as well: its progress is told, and it can be stopped. */
export const useDeletion = (): Deletion => {
  const { run: remove, trouble, clear } = useCommand('invites.delete');
  const [progress, setProgress] = useState<Deletion['progress']>(null);
  const isStopped = useRef(false);
  const run: Deletion['run'] = async (ids, tell) => {
    isStopped.current = false;
    const deleted = await deleteInTurns(ids, {
      remove: (some) => remove({ ids: some }),
      isStopped: () => isStopped.current,
      tell: (done) => {
        setProgress({ done, of: ids.length });
        if (done > 0) tell(done);
      },
    });
    setProgress(null);
    return deleted;
  };
  const stop = () => {
    isStopped.current = true;
  };
  return { run, stop, progress, trouble, clear };
};
