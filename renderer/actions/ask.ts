import { create } from 'zustand';
import type { CommandInput, CommandName, CommandOutput } from '../../electron/ipc/contract.ts';
import { type CommandTrouble, command } from '../store/command.ts';

/** What the last action failed with: it has no place of its own in the window, so the shell shows it. */
export const useActionTrouble = create<{ trouble: CommandTrouble | null }>()(() => ({ trouble: null }));

/** A command as an action gives it. Resolves with undefined after a failure, which the window then shows. */
export const ask = async <N extends CommandName>(
  name: N,
  input: CommandInput<N>,
): Promise<CommandOutput<N> | undefined> => {
  const answer = await command(name, input);
  useActionTrouble.setState({ trouble: answer.ok ? null : answer.error });
  return answer.ok ? answer.value : undefined;
};
