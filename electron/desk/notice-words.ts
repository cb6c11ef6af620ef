import { cutText, visibleText } from '../../protocol/visible-text.ts';
import type { Activation, Reason } from '../activation/activation.ts';
import { en } from '../locales/en.ts';
import type { Say } from '../locales/words.ts';

/** What a system notification says: never a link, a token, nor words that a directory or a link chose freely. */
export type NoticeText = { title: string; body: string };

/** In whose words, and by which names. */
export type Teller = { say: Say; nameOf: (xuid: string) => string };

const LONGEST_NAME = 60;

/** Linux desktops read markup in a notice, and a name comes from outside. */
const plain = (name: string): string =>
  cutText(visibleText(name).replace(/[<>&]/g, ' ').trim(), LONGEST_NAME);

/** Who invites whom, or who joins whom, as far as the link says. */
export const whoWords = ({ link, player }: Activation, { say, nameOf }: Teller): string => {
  if (!link) return say('who.link');
  const from = link.from && plain(nameOf(link.from));
  const joins = player ?? link.to;
  const to = joins && plain(nameOf(joins));
  if (from && to) return say(link.kind.startsWith('activity-') ? 'who.joins' : 'who.invites', { from, to });
  if (to) return say('who.inviteFor', { to });
  return from ? say('who.inviteFrom', { from }) : say('who.invite');
};

/** A code of a journal that another version wrote may be none of ours: then it is said itself. */
const isIn = <T extends object>(texts: T, code: string): code is Extract<keyof T, string> =>
  Object.hasOwn(texts, code);

const reasonWords = (reason: Reason, say: Say): string => {
  switch (reason.kind) {
    case 'link':
      return isIn(en.problems, reason.code) ? say(`problems.${reason.code}`) : reason.code;
    case 'nothing-to-join':
      return isIn(en.nothing, reason.code) ? say(`nothing.${reason.code}`) : reason.code;
    case 'policy':
      return say(`policy.${reason.code}`);
    case 'answer': {
      const { code } = reason.explanation;
      return isIn(en.answers, code) ? say(`answers.${code}`) : code;
    }
    case 'end':
      return say(`end.${reason.code}`);
  }
};

/** What an answer hangs on: that the directory no longer knows of it, or can't be asked. */
const asksWords = ({ preview }: Activation, say: Say): string => {
  const code = preview?.state === 'failed' ? preview.explanation.code : '';
  return isIn(en.answers, code) ? say('notice.asksBut', { why: say(`answers.${code}`) }) : say('notice.asks');
};

const becameWords = (activation: Activation, say: Say): string => {
  const { state, reason, session } = activation;
  if (state === 'asking') return asksWords(activation, say);
  const became = say(`notice.became.${state}`);
  if (reason) return say('notice.because', { became, why: reasonWords(reason, say) });
  return session ? say('notice.session', { became, template: plain(session.templateName) }) : became;
};

/** Who invited, and what became of it; or the question, which a click opens. */
export const noticeOf = (activation: Activation, teller: Teller): NoticeText => {
  const { say } = teller;
  const who = whoWords(activation, teller);
  const title = activation.state === 'asking' ? say('notice.asksTitle', { who }) : who;
  return { title, body: becameWords(activation, say) };
};

/** Of several at once: how many, and what became of how many of them. */
export const summaryOf = (activations: readonly Activation[], { say }: Teller): NoticeText => {
  const counts = Map.groupBy(activations, ({ state }) => state);
  const parts = [...counts].map(([state, { length: count }]) => say(`notice.counts.${state}`, { count }));
  return { title: say('notice.several', { count: activations.length }), body: parts.join(', ') };
};
