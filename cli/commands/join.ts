import { type Command, InvalidArgumentError } from 'commander';
import type { DirectoryAddress } from '../../client/answers.ts';
import { isXuid } from '../../protocol/ids.ts';
import { parseActivationLink } from '../../protocol/link.ts';
import { type LinkFacts, linkFacts } from '../../protocol/link-facts.ts';
import { nothingToJoin } from '../../protocol/link-problems.ts';
import { CommandFailure, EXIT, type ExitCode, type Finish, jsonText, type Terminal } from '../terminal.ts';

type Options = { directory?: DirectoryAddress; player?: string; json?: true; watch?: true; leave?: true };

/** `beckon join`: follows a link into its session on an emulator, and says what it finds there. */
export const addJoinCommand = (program: Command, terminal: Terminal, finish: Finish): void => {
  program
    .command('join')
    .summary('follow a link into its session on an emulator')
    .description(
      'Joins the session behind a link and prints it. The link says who joins; it never says where: that is --directory. When the command ends its change channel does too, and the member turns inactive after a while; --leave takes the member out at once.',
    )
    .argument('<link>', 'the link, in quotes')
    .option('--directory <url>', 'the emulator, as in its ready line', address)
    .option('--player <xuid>', 'join as this player in place of the one the link names', xuid)
    .option('--watch', 'stay, and print each change as a line, until Ctrl-C or the end of the session')
    .option('--leave', 'leave the session again; with --watch, at its end')
    .option(
      '--json',
      'print one JSON document: {"ok":true,"session":…}, {"ok":false,"explanation":…}, or {"ok":false,"problem":…}; with --watch each in one line, and one more a version: {"changeNumber":…,"readAt":…,"etag":…,"changes":[…]}',
    )
    .addHelpText(
      'after',
      '\nExample:\n  beckon join "ms-xbl-decafbad://inviteHandleAccept/?invitedXuid=…&handle=…" --directory http://127.0.0.1:8123 --leave',
    )
    .action(async (text: string, options: Options) => {
      finish(await joinFrom(terminal, text, options).catch(inJson(terminal, options)));
    });
};

/** With --json a failure is a document as well; it is told in words all the same. */
const inJson =
  (terminal: Terminal, { json }: Options) =>
  (error: unknown) => {
    if (json && error instanceof CommandFailure)
      terminal.data(jsonText({ ok: false, problem: error.message }));
    throw error;
  };

const joinFrom = async (terminal: Terminal, text: string, options: Options): Promise<ExitCode> => {
  const { facts, handle } = joinable(text);
  const player = options.player ?? facts.to;
  if (player === null) throw badInput('The link does not say who joins. Name a player with --player.');
  if (facts.to !== null && facts.to !== player) {
    terminal.words(`The link is for ${facts.to}; joining as ${player}.\n`);
  }
  if (!options.directory) {
    throw badInput(
      'Which emulator? Give --directory the url of its ready line; “beckon emulator” starts one.',
    );
  }
  // Loaded here, so that the other commands start without it.
  const { joinSession } = await import('../join-session.ts');
  return joinSession(terminal, { facts, handle, player, directory: options.directory }, options);
};

const joinable = (text: string): { facts: LinkFacts; handle: string } => {
  const parsed = parseActivationLink(text);
  if (!parsed.ok) {
    const { sentence, part } = parsed.problem;
    throw badInput(part === undefined ? sentence : `${sentence}\nIn question: ${part}`);
  }
  const { link } = parsed;
  if (link.kind !== 'invite-handle' && link.kind !== 'activity-handle')
    throw badInput(nothingToJoin[link.kind]);
  return { facts: linkFacts(link), handle: link.handle };
};

const badInput = (message: string): CommandFailure => new CommandFailure(message, EXIT.badInput);

const xuid = (text: string): string => {
  if (!isXuid(text))
    throw new InvalidArgumentError('It is no xuid: write a whole decimal number below 18446744073709551616.');
  return text;
};

/** Loopback only: the command line signs as an emulator's player, which Xbox Live would not take. */
const address = (text: string): DirectoryAddress => {
  const url = URL.canParse(text) ? new URL(text) : null;
  const loopback = url?.protocol === 'http:' && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname);
  if (
    !url ||
    !loopback ||
    url.username !== '' ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    throw new InvalidArgumentError(
      'It is no emulator: write http://127.0.0.1 and its port. Joining on Xbox Live itself is done in the window.',
    );
  }
  return { url: url.origin, rtaUrl: `ws://${url.host}/connect` };
};
