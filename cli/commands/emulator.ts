import { type Command, InvalidArgumentError } from 'commander';
import { CommandFailure, EXIT, type Terminal } from '../terminal.ts';

/** `beckon emulator`: a session directory on this machine, until it is stopped. */
export const addEmulatorCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('emulator')
    .summary('run a session directory on this machine')
    .description(
      'Runs a session directory on 127.0.0.1 until Ctrl-C or SIGTERM. When it is ready it prints one line of JSON with its url, rta and key; its log goes to stderr.',
    )
    .option('--port <n>', 'the port; left out, the system chooses one', port)
    .option('--key <text>', 'what x-emulator-key must say for /_emulator/; left out, it is made up', key)
    .addHelpText('after', '\nExample:\n  beckon emulator --port 8123 --key test')
    .action(async (options: { port?: number; key?: string }) => {
      // Loaded here, so that the other commands start without it.
      const { startEmulator } = await import('../../emulator/serve.ts');
      const log = (line: string) => terminal.words(`${line}\n`);
      const { close, ...ready } = await startEmulator({ ...options, log }).catch((error: unknown) => {
        throw portFailure(error, options.port);
      });
      terminal.data(`${JSON.stringify(ready)}\n`);
      await stopped(terminal.stop);
      await close();
    });
};

const port = (text: string): number => {
  if (!/^[0-9]{1,5}$/.test(text) || Number(text) > 65535) {
    throw new InvalidArgumentError('It is no port: write a whole number from 0 to 65535.');
  }
  return Number(text);
};

const key = (text: string): string => {
  if (!/^[\x21-\x7e]{1,200}$/.test(text)) {
    throw new InvalidArgumentError(
      'It can’t be sent as a header: write 1 to 200 ASCII characters without blanks.',
    );
  }
  return text;
};

/** The two ways in which a port can't be had, in words; anything else as it is. */
const portFailure = (error: unknown, wanted?: number): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const message = `Port ${wanted} is in use. Choose another with --port, or leave it out to have one chosen.`;
    return new CommandFailure(message, EXIT.unreachable);
  }
  if (code === 'EACCES') {
    const message = `Port ${wanted} is not for every user. Choose one above 1023 with --port.`;
    return new CommandFailure(message, EXIT.unreachable);
  }
  return error;
};

const stopped = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
