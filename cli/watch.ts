import type { SessionAnswer } from '../client/answers.ts';
import type { Directory } from '../client/directory.ts';
import type { Rta } from '../client/rta.ts';
import { watchSession } from '../client/watch.ts';
import { changeInEnglish, changesBetween } from '../protocol/changes.ts';
import type { SessionRef } from '../protocol/session-ref.ts';
import { jsonLine, type Terminal } from './terminal.ts';

type Joined = {
  directory: Directory;
  rta: Rta;
  player: string;
  subscriptionId: string;
  ref: SessionRef;
  answer: Extract<SessionAnswer, { outcome: 'session' }>;
  /** A JSON document a line in place of words. */
  json: boolean;
};

const ends = {
  'session-gone': 'The session is gone.\n',
  removed: 'The player is no longer in the session.\n',
};

/**
 * Prints what changes in a joined session, until the command is stopped or the session ends: a line a change, or with
 * `json` a JSON document a line, `{"changeNumber":8,"readAt":"…","etag":"…","changes":[…]}`.
 * Resolves with whether the player is still in the session.
 */
export const watchInTerminal = (terminal: Terminal, joined: Joined): Promise<boolean> =>
  new Promise((resolve) => {
    const { directory, rta, player, subscriptionId, ref, answer, json } = joined;
    let before = answer.document;
    let wasLive = true;
    const watch = watchSession({
      directory,
      rta,
      xuid: player,
      ref,
      subscriptionId,
      document: answer.document,
      etag: answer.etag,
      onVersion: ({ document, etag, readAt }) => {
        const changes = changesBetween(before, document);
        before = document;
        const { changeNumber } = document;
        if (json) terminal.data(jsonLine({ changeNumber, readAt, etag, changes }));
        else {
          const lines = changes.map((change) => `${readAt}  ${changeNumber}  ${changeInEnglish(change)}\n`);
          terminal.data(lines.join(''));
        }
      },
      onChannel: (channel) => {
        const live = channel === 'live';
        if (live !== wasLive)
          terminal.words(live ? 'Live again.\n' : 'The change channel is lost; reconnecting.\n');
        wasLive = live;
      },
      onEnd: (code) => {
        terminal.words(ends[code]);
        resolve(false);
      },
    });
    const stopped = (): void => {
      watch.stop();
      resolve(true);
    };
    if (terminal.stop.aborted) stopped();
    else terminal.stop.addEventListener('abort', stopped, { once: true });
  });
