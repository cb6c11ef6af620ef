import type { DirectoryAddress, SessionAnswer } from '../client/answers.ts';
import { explainNotDone } from '../client/explain.ts';
import { joinByHandle, leaveSession } from '../client/join.ts';
import type { LinkFacts } from '../protocol/link-facts.ts';
import { explanationText } from './explain.ts';
import { connectPlayer } from './player.ts';
import { sessionText } from './session-text.ts';
import { EXIT, type ExitCode, jsonLine, jsonText, type Terminal } from './terminal.ts';
import { watchInTerminal } from './watch.ts';

type Target = { facts: LinkFacts; handle: string; player: string; directory: DirectoryAddress };
type Wishes = { json?: true; watch?: true; leave?: true };
type Joined = Extract<SessionAnswer, { outcome: 'session' }>;
type NoSession = Exclude<SessionAnswer, { outcome: 'session' }>;

/** The leaving after a stopped watch has this long: Ctrl-C was pressed, and somebody waits. */
const LEAVE_WITHIN_MS = 5_000;

/** Joins and prints the session; stays and prints its changes, leaves again, as wished. Gives the exit code. */
export const joinSession = async (terminal: Terminal, target: Target, wishes: Wishes): Promise<ExitCode> => {
  const { facts, handle, player } = target;
  const { json = false, watch = false } = wishes;
  const { directory, rta, signal } = connectPlayer(target.directory, player, terminal.stop);
  const leave = async (ref: NonNullable<Joined['ref']>): Promise<NoSession | null> => {
    const within = watch ? AbortSignal.timeout(LEAVE_WITHIN_MS) : terminal.stop;
    const out = await leaveSession(directory, ref, { signal: within });
    return out.outcome === 'session' || out.outcome === 'gone' ? null : out;
  };
  try {
    const joining = { directory, rta, xuid: player, handleId: handle, signal };
    const { answer, subscriptionId } = await joinByHandle(joining);
    if (answer.outcome !== 'session') {
      const noChannel = answer.outcome === 'unreachable' && signal.aborted && !terminal.stop.aborted;
      const error = { code: 'no-channel', message: rta.trouble ?? '' };
      return notJoined(terminal, noChannel ? { ...answer, error } : answer, json);
    }
    const { ref, document, etag } = answer;
    if (!ref) throw new Error('The directory did not say which session this is.');
    const print = (left: boolean): void => {
      const session = { ref, etag, document };
      const asText = watch ? jsonLine : jsonText;
      terminal.data(
        json
          ? asText({ ok: true, link: facts, player, session, left })
          : sessionText({ ref, document, player, left }),
      );
    };
    if (watch) print(false);
    const inside =
      !watch ||
      (await watchInTerminal(terminal, { directory, rta, player, subscriptionId, ref, answer, json }));
    const notLeft = wishes.leave && inside ? await leave(ref) : null;
    if (!watch) print(wishes.leave === true && notLeft === null);
    if (notLeft === null) return EXIT.done;
    terminal.words(`Joined, but could not leave.\n${explanationText(explainNotDone(notLeft))}`);
    return exitFor(notLeft);
  } finally {
    rta.close();
  }
};

const notJoined = (terminal: Terminal, answer: NoSession, json: boolean): ExitCode => {
  const explained = explainNotDone(answer);
  if (json) terminal.data(jsonText({ ok: false, ...explained }));
  terminal.words(explanationText(explained));
  return exitFor(answer);
};

const exitFor = (answer: NoSession): ExitCode => {
  if (answer.outcome !== 'unreachable') return EXIT.refused;
  return answer.error.code === 'aborted' ? EXIT.other : EXIT.unreachable;
};
