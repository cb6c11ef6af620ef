import { packed, unpacked } from '../../protocol/exact-json.ts';
import { COMMAND_CHANNEL } from './channels.ts';
import { type CommandAnswer, type CommandName, type CommandOutput, commands } from './contract.ts';

/** Who sends a command, as far as it is looked at: Electron's `IpcMainInvokeEvent` has this shape. */
export type Asker = {
  sender: { id: number; mainFrame: unknown };
  senderFrame: { url: string } | null;
};

export type IpcMain = {
  handle(channel: string, listener: (event: Asker, ...args: unknown[]) => unknown): void;
};

type Input<N extends CommandName> = ReturnType<(typeof commands)[N]['input']['parse']>;
export type Handlers = {
  [N in CommandName]: (input: Input<N>) => CommandOutput<N> | Promise<CommandOutput<N>>;
};

/** An error with a code that the window may be told; all others are told as `internal`. */
export type ToldError = Error & { code: string };

const ORIGIN = 'app://beckon/';

const failure = (code: string, message: string): CommandAnswer<never> => ({
  ok: false,
  error: { code, message },
});

const isCommand = (name: unknown): name is CommandName =>
  typeof name === 'string' && Object.hasOwn(commands, name);

/**
 * Answers the window's commands. Whoever is not the main frame of our own window, at our own address, gets
 * nothing; a name or an input that is not in the contract gets an error that says where it is wrong.
 * @param windowId the webContents id of the window, null while there is none
 * @param isTold which errors the window is told in their own words
 */
export const serveCommands = (options: {
  ipcMain: IpcMain;
  windowId: () => number | null;
  handlers: Handlers;
  isTold: (error: unknown) => error is ToldError;
  log: (text: string) => void;
}): void => {
  const { ipcMain, windowId, handlers, isTold, log } = options;

  const isOurs = ({ sender, senderFrame }: Asker): boolean =>
    sender.id === windowId() &&
    senderFrame !== null &&
    senderFrame === sender.mainFrame &&
    senderFrame.url.startsWith(ORIGIN);

  const run = async <N extends CommandName>(name: N, input: unknown): Promise<CommandAnswer<unknown>> => {
    const parsed = commands[name].input.safeParse(unpacked(input));
    if (!parsed.success) {
      const issues = parsed.error.issues.map(
        (issue) => `${['input', ...issue.path].join('.')}: ${issue.message}`,
      );
      return failure('bad-input', `${name}: ${issues.join('; ')}`);
    }
    try {
      // The compiler can't see that the schema and the handler were looked up by the same name.
      return { ok: true, value: packed(await handlers[name](parsed.data as Input<N>)) };
    } catch (error) {
      if (isTold(error)) return failure(error.code, error.message);
      log(`${name} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return failure('internal', 'Something went wrong in the program itself; its log says more');
    }
  };

  ipcMain.handle(COMMAND_CHANNEL, async (event, name, input): Promise<CommandAnswer<unknown>> => {
    if (!isOurs(event)) {
      log(
        `A command came from somewhere else and was refused: ${event.senderFrame?.url ?? 'a closed frame'}`,
      );
      return failure('not-allowed', 'Only the window of Beckon may ask this');
    }
    if (!isCommand(name)) return failure('unknown-command', `There is no command ${JSON.stringify(name)}`);
    return run(name, input);
  });
};
