/** How the system is to start the program: an absolute path, its arguments, and what must be in the environment. */
export type LaunchCommand = { program: string; args: string[]; environment: Record<string, string> };

/** Characters that make quotes necessary, after the Desktop Entry specification, "The Exec key". */
const RESERVED = /[\s"'\\><~|&;$*?#()`%]/;

/**
 * One argument of an Exec line. Three rules lie over each other: inside quotes `"`, `` ` ``, `$` and `\`
 * take a backslash; a percent sign is doubled, for it begins a field code; and as the value of a key of
 * type string every backslash is doubled once more.
 */
const execArgument = (argument: string): string => {
  const quoted =
    RESERVED.test(argument) || argument === '' ? `"${argument.replace(/["`$\\]/g, '\\$&')}"` : argument;
  return quoted.replaceAll('%', '%%').replaceAll('\\', '\\\\');
};

/** The value of `Exec`: the link comes last as `%u`, after `--`, so that nothing in it is read as a switch. */
export const execLine = ({ program, args, environment }: LaunchCommand): string => {
  const variables = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const words = [...(variables.length > 0 ? ['env', ...variables] : []), program, ...args];
  const control = words.find((word) => /\p{Cc}/u.test(word));
  if (control !== undefined) {
    throw new Error(`A desktop entry can't hold the control character in ${JSON.stringify(control)}`);
  }
  return [...words.map(execArgument), '--', '%u'].join(' ');
};

/** The whole desktop entry for one scheme. It is not shown in menus: it only receives links. */
export const desktopEntry = (scheme: string, command: LaunchCommand): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Beckon',
    'Comment=Follows Xbox Live multiplayer invite links',
    `Exec=${execLine(command)}`,
    'Terminal=false',
    'NoDisplay=true',
    `MimeType=x-scheme-handler/${scheme};`,
    '',
  ].join('\n');

/** Whether a desktop entry, whoever wrote it, starts this very program. */
export const startsProgram = (entry: string, { program, args }: LaunchCommand): boolean => {
  const plain = (words: string) => `${words.replaceAll('"', '')} `;
  const [, exec = ''] = /^Exec=(.*)$/m.exec(entry) ?? [];
  return plain(exec).startsWith(plain([program, ...args].map(execArgument).join(' ')));
};
