import { useEffect, useRef, useState } from 'react';
import type { CommandInput, CommandName, CommandOutput, EmulatorPart } from '../../electron/ipc/contract.ts';
import { type CommandTrouble, command } from '../store/command.ts';
import { useStore } from '../store/store.ts';
import { createReader, type Reader } from './reader.ts';

export type UsedPart<N extends CommandName> = {
  /** What was answered last; it stays while the emulator is gone. */
  value: CommandOutput<N> | undefined;
  trouble: CommandTrouble | null;
  clear(): void;
};

/** A part of the emulator as it is now: read again whenever the emulator tells that it changed. */
export const usePart = <N extends CommandName>(
  part: EmulatorPart,
  name: N,
  input: CommandInput<N>,
): UsedPart<N> => {
  const changed = useStore((state) => state.told[part] ?? 0);
  const [value, setValue] = useState<CommandOutput<N>>();
  const [trouble, setTrouble] = useState<CommandTrouble | null>(null);
  const reader = useRef<Reader>(null);
  const asked = JSON.stringify(input);

  useEffect(() => {
    const made = createReader(async (isWanted) => {
      const answer = await command(name, JSON.parse(asked) as CommandInput<N>);
      if (!isWanted()) return;
      setTrouble(answer.ok ? null : answer.error);
      if (answer.ok) setValue(() => answer.value);
    });
    reader.current = made;
    return () => made.stop();
  }, [name, asked]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when it changed, or is another
  useEffect(() => {
    reader.current?.read();
  }, [name, asked, changed]);

  return { value, trouble, clear: () => setTrouble(null) };
};
