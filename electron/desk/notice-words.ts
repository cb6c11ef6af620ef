import { linkProblems, nothingToJoin } from '../../protocol/link-problems.ts';
import { titles } from '../../protocol/status-texts.ts';
import { cutText, visibleText } from '../../protocol/visible-text.ts';
import type { Activation, ActivationState, Reason } from '../activation/activation.ts';

/** What a system notification says: never a link, a token, nor words that a directory or a link chose freely. */
export type NoticeText = { title: string; body: string };

type NameOf = (xuid: string) => string;

const LONGEST_NAME = 60;

/** Linux desktops read markup in a notice, and a name comes from outside. */
const plain = (name: string): string =>
  cutText(visibleText(name).replace(/[<>&]/g, ' ').trim(), LONGEST_NAME);

/** Who invites whom, or who joins whom, as far as the link says. */
export const whoWords = ({ link, player }: Activation, nameOf: NameOf): string => {
  if (!link) return 'A link';
  const from = link.from && plain(nameOf(link.from));
  const joins = player ?? link.to;
  const to = joins && plain(nameOf(joins));
  if (from && to) return link.kind.startsWith('activity-') ? `${to} joins ${from}` : `${from} invites ${to}`;
  if (to) return `An invite for ${to}`;
  return from ? `An invite from ${from}` : 'An invite';
};

const policyWords = {
  'other-account': 'it is for another account',
  'no-player': 'there is no player who could join',
  declined: 'you chose not to join',
  'two-links': 'two links came at once',
} as const;

const endWords = {
  'session-gone': 'the session is gone',
  removed: 'you are no longer a member',
  'directory-changed': 'its directory is no longer in use',
  'program-ended': 'Beckon was closed',
} as const;

const wordsOf = (texts: Readonly<Record<string, string>>, code: string): string =>
  (Object.hasOwn(texts, code) && texts[code]) || code;

const reasonWords = (reason: Reason): string => {
  switch (reason.kind) {
    case 'link':
      return wordsOf(linkProblems, reason.code);
    case 'nothing-to-join':
      return wordsOf(nothingToJoin, reason.code);
    case 'policy':
      return policyWords[reason.code];
    case 'answer':
      return wordsOf(titles, reason.explanation.code);
    case 'end':
      return endWords[reason.code];
  }
};

export const stateWords: Record<ActivationState, string> = {
  received: 'received',
  asking: 'asks',
  joining: 'joining',
  joined: 'joined',
  left: 'left',
  ended: 'ended',
  refused: 'refused',
  failed: 'failed',
};

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const becameWords = ({ state, reason, session }: Activation): string => {
  if (state === 'asking') return 'Asks whether to join. Open Beckon to answer.';
  const word = capital(stateWords[state]);
  if (reason) return `${word}: ${reasonWords(reason)}`;
  return session ? `${word} ${plain(session.templateName)}` : word;
};

/** Who invited, and what became of it. */
export const noticeOf = (activation: Activation, nameOf: NameOf): NoticeText => ({
  title: whoWords(activation, nameOf),
  body: becameWords(activation),
});

/** Of several at once: how many, and what became of how many of them. */
export const summaryOf = (activations: readonly Activation[]): NoticeText => {
  const counts = Map.groupBy(activations, ({ state }) => state);
  const parts = [...counts].map(([state, { length }]) =>
    state === 'asking' && length > 1 ? `${length} ask` : `${length} ${stateWords[state]}`,
  );
  return { title: `${activations.length} invites`, body: capital(parts.join(', ')) };
};
