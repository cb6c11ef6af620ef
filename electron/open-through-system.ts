import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { parseActivationLink } from '../protocol/link.ts';

const run = promisify(execFile);

/** A link could not be given to the operating system; the message says what to type. */
export class OpenTrouble extends Error {
  override readonly name = 'OpenTrouble';
  readonly code: 'system-open-failed' | 'scheme-taken';

  constructor(code: OpenTrouble['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

const why = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT') return 'it is not installed';
  const said = 'stderr' in error ? String(error.stderr).trim() : '';
  return said || error.message;
};

/** One word of a POSIX shell, whatever the link holds: the user may well type what he is told. */
const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/**
 * On Linux `gio open` knows every scheme and needs no display; `xdg-open` before version 1.2 takes a scheme
 * with a digit for the name of a file, so it comes second.
 */
const openOnLinux = async (link: string): Promise<void> => {
  const failures: string[] = [];
  for (const [program, ...args] of [
    ['gio', 'open', link],
    ['xdg-open', link],
  ] as const) {
    try {
      await run(program, args, { timeout: 15_000 });
      return;
    } catch (error) {
      failures.push(`${program}: ${why(error)}`);
    }
  }
  throw new OpenTrouble(
    'system-open-failed',
    `The system could not open the link (${failures.join('; ')}). To follow it, type: npm start -- ${quoted(link)}`,
  );
};

/**
 * Has the operating system open an activation link, as if it were clicked somewhere. Whatever the parser does not
 * take for one is refused: what other programs do with their links is not ours to start.
 * @param openExternal Electron's, for Windows and macOS
 */
export const openThroughSystem = async (
  link: string,
  openExternal: (url: string) => Promise<void>,
): Promise<void> => {
  const parsed = parseActivationLink(link);
  if (!parsed.ok) {
    throw new OpenTrouble(
      'system-open-failed',
      `Only activation links are opened through the system. ${parsed.problem.sentence}`,
    );
  }
  if (process.platform === 'linux') return openOnLinux(link);
  try {
    await openExternal(link);
  } catch (error) {
    throw new OpenTrouble('system-open-failed', `The system could not open the link: ${why(error)}`, error);
  }
};
