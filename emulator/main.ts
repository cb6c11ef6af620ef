import { parseArgs } from 'node:util';
import { startEmulator } from './serve.ts';

/**
 * The emulator as a process: one JSON line on stdout when it is ready, its log on stderr. The entry of
 * Electron's utility process and of a plain `node` alike; it ends on SIGINT and SIGTERM. The key may come in
 * BECKON_EMULATOR_KEY too, for a command line is shown to every user of the machine.
 */
const start = async (): Promise<void> => {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, key: { type: 'string' } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is no port: give a number from 0 to 65535.`);

  const key = values.key ?? process.env.BECKON_EMULATOR_KEY;
  delete process.env.BECKON_EMULATOR_KEY;
  const { close, ...ready } = await startEmulator({ port, key, log });
  const end = (): void => {
    close()
      .then(flush)
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  process.stdout.write(`${JSON.stringify(ready)}\n`);
};

/** Lines are gathered for a moment, so that a log of thousands of calls a second does not hold them up. */
const log = (line: string): void => {
  if (lines.length === 0) setTimeout(flush, 50);
  lines.push(line);
};
const flush = (): void => {
  if (lines.length === 0) return;
  process.stderr.write(`${lines.join('\n')}\n`);
  lines = [];
};
let lines: string[] = [];

const sentence = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE')
    return `The port is in use: choose another one with --port, or leave it out. (${error.message})`;
  return error.message;
};

start().catch((error: unknown) => {
  // A utility process does not end by itself: the words go out first, then it is ended.
  process.stderr.write(`${sentence(error)}\n`, () => process.exit(1));
});
