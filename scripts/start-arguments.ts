import { parseArgs } from 'node:util';
import { linksInArgv } from '../electron/activation/argv.ts';
import { UsageError } from './command.ts';

/**
 * The links among what was typed behind `npm start --`. Whatever has one of our schemes goes to the program, which
 * shows what is wrong with it; anything else is a slip, and throws.
 */
export function startArguments(argv: readonly string[]): string[] {
  const { positionals } = parseArgs({ args: [...argv], allowPositionals: true });
  const other = positionals.find((argument) => linksInArgv(['', argument]).length === 0);
  if (other === undefined) return positionals;
  throw new UsageError(
    `'${other}' is no activation link: give one that begins with ms-xbl-, in quotes, or nothing. npm start -- --help shows one.`,
  );
}
