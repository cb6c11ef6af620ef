import { parseArgs } from 'node:util';
import { gatheredLog } from './gathered-log.ts';
import { optionsFrom } from './options.ts';
import { startEmulator } from './serve.ts';

/**
 * The emulator as a process: one JSON line on stdout when it is ready, its log on stderr. The entry of
 * Electron's utility process and of a plain `node` alike; it ends on SIGINT and SIGTERM. Rate limits are off
 * unless `--rate-limit` or `/_emulator/limits` turns them on: whoever follows a busy session in the window
 * wants to see it, not 429; `beckon emulator`, which other clients are tested with, has them on.
 */
const start = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      key: { type: 'string' },
      load: { type: 'string' },
      save: { type: 'string' },
      templates: { type: 'string' },
      strict: { type: 'boolean' },
      'rate-limit': { type: 'boolean' },
      'debug-headers': { type: 'boolean' },
    },
    allowNegative: true,
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is no port: give a number from 0 to 65535.`);

  const { log, flush } = gatheredLog((bytes) => process.stderr.write(bytes));
  const given = { ...values, port, rateLimit: values['rate-limit'], debugHeaders: values['debug-headers'] };
  const { close, ...ready } = await startEmulator(await optionsFrom(given, log));
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
