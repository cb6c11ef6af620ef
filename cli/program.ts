import { Command, CommanderError } from 'commander';
import packageFile from '../package.json' with { type: 'json' };
import { addCheckCommand } from './commands/check.ts';
import { addEmulatorCommand } from './commands/emulator.ts';
import { addJoinCommand } from './commands/join.ts';
import { addLinkCommand } from './commands/link.ts';
import { addParseCommand } from './commands/parse.ts';
import { CommandFailure, EXIT, type ExitCode, type Finish, type Terminal } from './terminal.ts';

/**
 * Runs one command line, without the program's name. Never rejects, never ends the process: the answer is the
 * exit code, 0 done, 2 bad link or arguments, 3 the directory refused, 4 not reachable, 1 anything else.
 */
export const runCommandLine = async (args: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  let code: ExitCode = EXIT.done;
  const finish: Finish = (given) => {
    code = given;
  };
  try {
    await createProgram(terminal, finish).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed its own words already; help that was asked for is no failure.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.badInput;
    terminal.words(`beckon: ${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof CommandFailure ? error.exitCode : EXIT.other;
  }
};

const createProgram = (terminal: Terminal, finish: Finish): Command => {
  const program = new Command('beckon')
    .description('Xbox Live multiplayer invites on the command line: read a link, make one, follow one.')
    .version(packageFile.version, '--version')
    .exitOverride()
    .configureOutput({ writeOut: terminal.data, writeErr: terminal.words })
    .showHelpAfterError('(beckon --help, or --help after a command, shows how it is meant)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 2 bad link or arguments, 3 the directory refused, 4 not reachable, 1 anything else.\nPut a link in quotes: it holds an &.',
    );
  addParseCommand(program, terminal, finish);
  addLinkCommand(program, terminal);
  addJoinCommand(program, terminal, finish);
  addCheckCommand(program, terminal);
  addEmulatorCommand(program, terminal);
  return program;
};
