import { SetupError } from './ensure-runtime.ts';

/** What was typed behind the command can't be meant: said in its own words, with the exit code 2. */
export class UsageError extends Error {}

/**
 * Runs a command, which gives the exit code. `--help` prints what the command does, and starts nothing. What a person
 * can mend is said in its own words, anything else with the place it came from.
 */
export async function runCommand(help: string, command: () => Promise<number>): Promise<void> {
  if (asksForHelp(process.argv.slice(2))) {
    console.log(help);
    return;
  }
  try {
    process.exitCode = await command();
  } catch (error) {
    const usage = usageMessage(error);
    console.error(usage ?? (error instanceof SetupError ? error.message : error));
    process.exitCode = usage === null ? 1 : 2;
  }
}

/** Behind a `--` stand no options. */
export const asksForHelp = (arguments_: readonly string[]): boolean => {
  const end = arguments_.indexOf('--');
  return arguments_
    .slice(0, end === -1 ? undefined : end)
    .some((argument) => argument === '--help' || argument === '-h');
};

/** The sentence for arguments that can't be meant; null for any other error. */
function usageMessage(error: unknown): string | null {
  if (error instanceof UsageError) return error.message;
  if (!(error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_')))
    return null;
  // Node goes on about arguments that begin with a hyphen, which none of ours do.
  const [what] = error.message.split('. ');
  return `${what}. With -- --help the command says what it takes.`;
}
