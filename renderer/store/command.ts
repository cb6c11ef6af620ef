import type {
  Bridge,
  CommandAnswer,
  CommandInput,
  CommandName,
  CommandOutput,
} from '../../electron/ipc/contract.ts';

import { packed, unpacked } from '../../protocol/exact-json.ts';

declare global {
  interface Window {
    /** Put there by the preload; the window's only way out. */
    readonly beckon: Bridge;
  }
}

/** Why a command failed: a code for programs, a sentence for people. */
export type CommandTrouble = { code: string; message: string };

/**
 * Asks the main process. Never rejects: a failure is an answer with a code and a message.
 * The output is not parsed again here: main made it by the same schema.
 */
export const command = async <N extends CommandName>(
  name: N,
  input: CommandInput<N>,
): Promise<CommandAnswer<CommandOutput<N>>> => {
  try {
    return unpacked(await window.beckon.command(name, packed(input))) as CommandAnswer<CommandOutput<N>>;
  } catch (error) {
    return { ok: false, error: { code: 'no-answer', message: String(error) } };
  }
};
