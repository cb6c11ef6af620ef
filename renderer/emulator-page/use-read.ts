import { useCallback, useState } from 'react';
import type { CommandInput, CommandName, CommandOutput } from '../../electron/ipc/contract.ts';
import { type CommandTrouble, command } from '../store/command.ts';

/** Something that is read once and shown. `run` returns what ends the wanting of it, as an effect does. */
export const useRead = <N extends CommandName>(name: N) => {
  const [value, setValue] = useState<CommandOutput<N>>();
  const [trouble, setTrouble] = useState<CommandTrouble | null>(null);
  const run = useCallback(
    (input: CommandInput<N>) => {
      let wanted = true;
      const read = async () => {
        const answer = await command(name, input);
        if (!wanted) return;
        setTrouble(answer.ok ? null : answer.error);
        if (answer.ok) setValue(() => answer.value);
      };
      void read();
      return () => {
        wanted = false;
      };
    },
    [name],
  );
  return { run, value, trouble, clear: () => setTrouble(null) };
};
