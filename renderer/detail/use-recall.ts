import { useEffect } from 'react';
import type { Activation } from '../../electron/ipc/contract.ts';
import { type UsedCommand, useCommand } from '../store/use-command.ts';

/** Brings a session of a run before back into view as it was last seen, when its activation is looked at. */
export const useRecall = (
  activation: Activation | undefined,
  isThere: boolean,
): UsedCommand<'session.recall'> => {
  const recall = useCommand('session.recall');
  const { run } = recall;
  const isPast = activation?.state === 'left' || activation?.state === 'ended';
  const id = isPast && activation.session !== null && !isThere ? activation.id : null;
  useEffect(() => {
    if (id !== null) void run({ id });
  }, [id, run]);
  return recall;
};
