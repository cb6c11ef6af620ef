import { useCallback } from 'react';
import type { CommandInput } from '../../electron/ipc/contract.ts';
import { actKey } from '../store/mirror.ts';
import { useMirror } from '../store/store.ts';
import { type UsedCommand, useCommand } from '../store/use-command.ts';

export type Write = Omit<CommandInput<'session.write'>, 'id'>;

/** Writes to an activation's session. Busy as long as main says so, in a window that was loaded anew as well. */
export const useWrite = (
  id: string,
): Omit<UsedCommand<'session.write'>, 'run'> & { run(write: Write): Promise<boolean> } => {
  const write = useCommand('session.write');
  const { run } = write;
  const underWay = useMirror((mirror) => mirror.acts[actKey({ id, kind: 'write' })]?.outcome === null);
  const runHere = useCallback(
    async (given: Write) => {
      const act = await run({ id, ...given });
      return act?.kind === 'write' && act.outcome?.kind === 'written';
    },
    [run, id],
  );
  return { ...write, run: runHere, busy: write.busy || underWay };
};
