import { type Command, InvalidArgumentError } from 'commander';
import { isXuid, titleIdToHex } from '../../protocol/ids.ts';
import {
  type ActivationLink,
  formatActivationLink,
  isOurScheme,
  linkScheme,
  UnwritableLink,
} from '../../protocol/link.ts';
import { CommandFailure, EXIT, jsonText, type Terminal } from '../terminal.ts';

type Common = {
  title: string;
  handle?: string;
  connectionString?: string;
  extra?: [string, string][];
  json?: true;
};
type InviteOptions = Common & { invited?: string; sender?: string; context?: string };
type JoinOptions = Common & { joiner?: string; joinee?: string };

const HANDLE = '5e361402-7b1a-4c55-9d0f-2f6b8a31c0de';

/** `beckon link invite` and `beckon link join`: the link that the system would send. */
export const addLinkCommand = (program: Command, terminal: Terminal): void => {
  const link = program
    .command('link')
    .summary('make an activation link')
    .description('Makes the link that the system would send for an invite, or for joining a friend’s game.')
    .addHelpText('after', `\nExample:\n  beckon link invite --title decafbad --handle ${HANDLE}`);

  common(link.command('invite'), 'the link of an invite that was accepted (inviteHandleAccept, inviteAccept)')
    .option('--invited <xuid>', 'who is invited', xuid)
    .option('--sender <xuid>', 'who invites', xuid)
    .option('--context <text>', 'the title’s own word to the invited; with a handle only')
    .addHelpText(
      'after',
      `\nExample:\n  beckon link invite --title decafbad --handle ${HANDLE} --invited 18000000000000102`,
    )
    .action((options: InviteOptions) => print(terminal, options, inviteLink(options)));

  common(link.command('join'), 'the link of joining a friend’s game (activityHandleJoin, activityJoin)')
    .option('--joiner <xuid>', 'who joins', xuid)
    .option('--joinee <xuid>', 'whose game is joined', xuid)
    .addHelpText(
      'after',
      `\nExample:\n  beckon link join --handle ${HANDLE} --joiner 18000000000000102 --joinee 18000000000000101`,
    )
    .action((options: JoinOptions) => print(terminal, options, joinLink(options)));
};

const common = (command: Command, description: string): Command =>
  command
    .description(`Makes ${description}.`)
    .option(
      '--title <id>',
      'the title: its id in decimal or as 8 hex digits, or a scheme',
      scheme,
      'ms-xbl-multiplayer',
    )
    .option('--handle <guid>', 'the handle of the session')
    .option(
      '--connection-string <text>',
      'in place of a handle: Multiplayer Activity, which joins no session',
    )
    .option('--extra <name=value>', 'another parameter; may be given more than once', addExtra)
    .option('--json', 'print one JSON document: {"link":…}');

const print = (terminal: Terminal, { json }: Common, link: ActivationLink): void => {
  try {
    const text = formatActivationLink(link);
    terminal.data(json ? jsonText({ link: text }) : `${text}\n`);
  } catch (error) {
    if (!(error instanceof UnwritableLink)) throw error;
    throw new CommandFailure(error.message, EXIT.badInput);
  }
};

const inviteLink = (options: InviteOptions): ActivationLink => {
  const { title, extra = [], invited, sender, context } = options;
  const whom = {
    scheme: linkScheme(title),
    extra,
    ...(invited !== undefined && { invitedXuid: invited }),
    ...(sender !== undefined && { senderXuid: sender }),
  };
  const target = targetOf(options);
  if ('handle' in target) {
    return { kind: 'invite-handle', ...target, ...whom, ...(context !== undefined && { context }) };
  }
  if (context !== undefined) throw new CommandFailure('A context goes with a handle only.', EXIT.badInput);
  return { kind: 'invite-connection', ...target, ...whom };
};

const joinLink = (options: JoinOptions): ActivationLink => {
  const { title, extra = [], joiner, joinee } = options;
  const whom = {
    scheme: linkScheme(title),
    extra,
    ...(joiner !== undefined && { joinerXuid: joiner }),
    ...(joinee !== undefined && { joineeXuid: joinee }),
  };
  const target = targetOf(options);
  return 'handle' in target
    ? { kind: 'activity-handle', ...target, ...whom }
    : { kind: 'activity-connection', ...target, ...whom };
};

const targetOf = ({
  handle,
  connectionString,
}: Common): { handle: string } | { connectionString: string } => {
  if (handle !== undefined && connectionString === undefined) return { handle };
  if (handle === undefined && connectionString !== undefined) return { connectionString };
  throw new CommandFailure('Give either --handle or --connection-string, and one of them.', EXIT.badInput);
};

const MAX_TITLE_ID = 0xffffffff;

/** The scheme of a title; digits alone are decimal, as on the wire. */
const scheme = (title: string): string => {
  if (isOurScheme(title)) return title;
  if (/^[0-9]{1,10}$/.test(title) && Number(title) <= MAX_TITLE_ID) return `ms-xbl-${titleIdToHex(title)}`;
  const hex = /^(?:0x)?([0-9a-f]{8})$/i.exec(title)?.[1];
  if (hex !== undefined) return `ms-xbl-${hex}`;
  throw new InvalidArgumentError(
    'It is no title id: write it in decimal, or as 8 hex digits with 0x before them.',
  );
};

const xuid = (text: string): string => {
  if (!isXuid(text))
    throw new InvalidArgumentError('It is no xuid: write a whole decimal number below 18446744073709551616.');
  return text;
};

const addExtra = (text: string, before: [string, string][] = []): [string, string][] => {
  const equals = text.indexOf('=');
  if (equals < 0) throw new InvalidArgumentError('Write it as name=value.');
  return [...before, [text.slice(0, equals), text.slice(equals + 1)]];
};
