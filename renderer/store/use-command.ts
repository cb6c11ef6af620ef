import { useCallback, useState } from 'react';
import type { CommandInput, CommandName, CommandOutput } from '../../electron/ipc/contract.ts';
import { type CommandTrouble, command } from './command.ts';

export type UsedCommand<N extends CommandName> = {
  /** Resolves with the output, or with undefined after a failure, which `trouble` then tells. */
  run(input: CommandInput<N>): Promise<CommandOutput<N> | undefined>;
  busy: boolean;
  trouble: CommandTrouble | null;
  clear(): void;
};

/** A command as a component uses it: busy while it runs, and its failure kept to be shown in place. */
export const useCommand = <N extends CommandName>(name: N): UsedCommand<N> => {
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<CommandTrouble | null>(null);
  const run = useCallback(
    async (input: CommandInput<N>) => {
      setBusy(true);
      const answer = await command(name, input);
      setBusy(false);
      setTrouble(answer.ok ? null : answer.error);
      return answer.ok ? answer.value : undefined;
    },
    [name],
  );
  const clear = useCallback(() => setTrouble(null), []);
  return { run, busy, trouble, clear };
};
