import { type Command, InvalidArgumentError } from 'commander';
import { gatheredLog } from '../../emulator/gathered-log.ts';
import { isKey, optionsFrom } from '../../emulator/options.ts';
import { CommandFailure, EXIT, type Terminal } from '../terminal.ts';
import { startScenario } from './start-scenario.ts';

type Given = {
  port?: number;
  key?: string;
  load?: string;
  save?: string;
  templates?: string;
  scenario?: string;
  strict?: boolean;
  rateLimit: boolean;
  debugHeaders?: boolean;
};

const EXAMPLES = `
Example:
  beckon emulator --port 8123 --save invites.db --scenario lobby
  curl -H "x-emulator-key: …" http://127.0.0.1:8123/_emulator/openapi.json
  curl -H "Authorization: XBL3.0 x=18000000000000101;beckon" -H "x-xbl-contract-version: 107" \\
    http://127.0.0.1:8123/handles/<handle of a link>

Scenarios: lobby, full, private, closed, friends-only, large, busy, host-leaves, session-expires, transfer,
invite-storm; GET /_emulator/scenarios says what each sets up, and /_emulator/scenarios/<name> shows one as a file.

The key may stand in the environment variable BECKON_EMULATOR_KEY, where other users of this machine can't
read it. A client names its contract version with each call to the directory, and signs in at the emulator as
at Xbox Live, or sends "Authorization: XBL3.0 x=<xuid>;beckon", which is that player.

A script ends it by the pid of its line. A signal to the npx that started it would not reach it.`;

/** `beckon emulator`: a session directory on this machine, until it is stopped. */
export const addEmulatorCommand = (program: Command, terminal: Terminal): void => {
  program
    .command('emulator')
    .summary('run a session directory on this machine')
    .description(
      'Runs a session directory on 127.0.0.1 until Ctrl-C or SIGTERM. When it is ready it prints one line of JSON with its url, rta, key and pid; its log goes to stderr.',
    )
    .option('--port <n>', 'the port; left out, the system chooses one', port)
    .option('--key <text>', 'what x-emulator-key must say for /_emulator/; left out, it is made up', key)
    .option('--load <file>', 'begin with this state, a JSON file as GET /_emulator/state answers it')
    .option('--save <file>', 'keep the state in this SQLite file, and go on from it the next time')
    .option(
      '--templates <file>',
      'session templates, a JSON file: {"<scid>": {"<template>": {"constants": …}}}',
    )
    .option(
      '--scenario <name>',
      'start this scenario, or that of a .json file; the ready line brings its links',
    )
    .option('--strict', 'take no player, template or title that is not known')
    .option('--no-rate-limit', 'never answer 429 for too many calls')
    .option('--debug-headers', 'send X-Xbl-Debug as the service does; no client may depend on it')
    .addHelpText('after', EXAMPLES)
    .action(async (given: Given) => {
      // Loaded here, so that the other commands start without it.
      const { startEmulator } = await import('../../emulator/serve.ts');
      const { log, flush } = gatheredLog(terminal.words);
      const { close, ...ready } = await optionsFrom(given, log)
        .then(startEmulator)
        .catch((error: unknown) => {
          throw failure(error, given.port);
        });
      try {
        const started = given.scenario === undefined ? {} : await startScenario(ready, given.scenario);
        terminal.data(`${JSON.stringify({ ...ready, pid: process.pid, ...started })}\n`);
        await stopped(terminal.stop);
      } finally {
        await close();
        flush();
      }
    });
};

const port = (text: string): number => {
  if (!/^[0-9]{1,5}$/.test(text) || Number(text) > 65535) {
    throw new InvalidArgumentError('It is no port: write a whole number from 0 to 65535.');
  }
  return Number(text);
};

const key = (text: string): string => {
  if (!isKey(text)) {
    throw new InvalidArgumentError(
      'It can’t be sent as a header: write 1 to 200 ASCII characters without blanks.',
    );
  }
  return text;
};

/** The two ways in which a port can't be had, and a file that can't be used, in words; anything else as it is. */
const failure = (error: unknown, wanted?: number): unknown => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    const message = `Port ${wanted} is in use. Choose another with --port, or leave it out to have one chosen.`;
    return new CommandFailure(message, EXIT.unreachable);
  }
  if (code === 'EACCES') {
    const message = `Port ${wanted} is not for every user. Choose one above 1023 with --port.`;
    return new CommandFailure(message, EXIT.unreachable);
  }
  if (error instanceof Error && error.name === 'InputTrouble')
    return new CommandFailure(error.message, EXIT.badInput);
  return error;
};

const stopped = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
