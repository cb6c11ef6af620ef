import { strict } from './missing.ts';

const appended: { name: string; value: string }[] = [];

/** A switch as Chromium understands one: a name after one or two dashes, perhaps with `=value`. */
function asSwitch(argument: string): { name: string; value: string } | null {
  const match = /^--?([^-=][^=]*)(?:=(.*))?$/s.exec(argument);
  return match?.[1] === undefined ? null : { name: match[1], value: match[2] ?? '' };
}

/** Switches and other arguments of a command line; after `--` nothing is a switch. */
function split(commandLine: readonly string[]): { switches: string[]; others: string[] } {
  const end = commandLine.indexOf('--');
  const before = end < 0 ? commandLine : commandLine.slice(0, end);
  const isSwitch = (argument: string) => asSwitch(argument) !== null;
  return {
    switches: before.filter(isSwitch),
    others: [...before.filter((argument) => !isSwitch(argument)), ...(end < 0 ? [] : commandLine.slice(end))],
  };
}

/**
 * The command line of a second instance as the first one gets to see it: the program, then all switches, then the
 * other arguments, with the switch that Electron adds (docs: app, 'second-instance'; Chromium's base::CommandLine).
 */
export function asChromiumLeavesIt(argv: readonly string[]): string[] {
  const { switches, others } = split(argv.slice(1));
  return [argv[0] ?? '', ...switches, '--allow-file-access-from-files', ...others];
}

/** The arguments of this process, as they were before Playwright's loader or the program changed `process.argv`. */
export const givenArguments: readonly string[] = process.argv.slice(2);

export const givenSwitches = (): string[] => split(givenArguments).switches;

/** The value of a switch that was given, the last one where it was given more often; null without it. */
export const switchValue = (name: string): string | null =>
  givenSwitches()
    .map(asSwitch)
    .findLast((one) => one?.name === name)?.value ?? null;

/** What the program has asked to be passed to Chromium. */
export const appendedSwitches = (): string[] =>
  appended.map(({ name, value }) => (value === '' ? `--${name}` : `--${name}=${value}`));

export const commandLine = strict(
  {
    appendSwitch(name: string, value = '') {
      appended.push({ name: name.toLowerCase(), value });
    },
    hasSwitch(name: string) {
      const given = givenSwitches().map((argument) => asSwitch(argument)?.name);
      return given.includes(name) || appended.some((one) => one.name === name);
    },
  } satisfies Pick<Electron.CommandLine, 'appendSwitch' | 'hasSwitch'>,
  'app.commandLine',
);
