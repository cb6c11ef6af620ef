import { titleIdToHex } from '../../protocol/ids.ts';
import { linkProblems, nothingToJoin } from '../../protocol/link-problems.ts';
import { endTitles, policyTitles } from '../../protocol/reason-texts.ts';
import { advice, causes, titles } from '../../protocol/status-texts.ts';
import type { Activation, Reason } from '../activation/activation.ts';
import type { InviteQuery } from './invite-query.ts';

/** Marks a term of the filters: no word of a link begins so, and no search looks among them. */
const MARK = { state: 'zzstate', title: 'zztitle', player: 'zzplayer' } as const;

const english = (texts: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(texts, code) ? texts[code] : undefined;

/** Its codes, and the English that the window shows for them. */
const wordsOfReason = (reason: Reason): (string | undefined)[] => {
  switch (reason.kind) {
    case 'link':
      return [reason.code, reason.part, english(linkProblems, reason.code)];
    case 'nothing-to-join':
      return [reason.code, english(nothingToJoin, reason.code)];
    case 'policy':
      return [reason.code, reason.about, policyTitles[reason.code]];
    case 'answer': {
      const { code, said, causes: likely, advice: advised } = reason.explanation;
      return [
        reason.status?.toString(),
        code,
        said,
        english(titles, code),
        ...likely.map((one) => english(causes, one)),
        ...advised.map((one) => english(advice, one)),
      ];
    }
    case 'end':
      return [reason.code, endTitles[reason.code]];
  }
};

/** `LobbySession` is found by its second word, too. */
const parted = (name: string): string => `${name} ${name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')}`;

/**
 * Everything of an activation that is looked for in words. The calls that went well are not among them: the index
 * would grow as large as they are, and cost more than the call itself at each of them. They have a search of their
 * own, in every URL, header and body, on the Calls page.
 * @param seen what its session was seen with
 * @param refused bodies of the calls that were refused
 */
export const wordsOf = (
  { text, link, reason, session, player }: Activation,
  seen: { names: string; custom: string } = { names: '', custom: '' },
  refused: readonly string[] = [],
): string =>
  [
    text,
    ...(link
      ? [link.kind, link.scheme, link.handle, link.from, link.to, link.context, ...link.extra.flat()]
      : []),
    ...(link?.titleId ? [link.titleId, titleIdToHex(link.titleId)] : []),
    player,
    ...(session ? [session.scid, parted(session.templateName), session.name] : []),
    ...(reason ? wordsOfReason(reason) : []),
    seen.names,
    seen.custom,
    ...refused,
  ]
    .filter(Boolean)
    .join('\n');

/** The same for the filters, one term each. */
export const termsOf = ({ state, link, player }: Activation): string => {
  const players = new Set([link?.from, link?.to, player].filter((xuid) => typeof xuid === 'string'));
  return [
    MARK.state + state,
    ...(link?.titleId ? [MARK.title + link.titleId] : []),
    ...Array.from(players, (xuid) => MARK.player + xuid),
  ].join(' ');
};

/** The range of terms of one filter, and what such a term stands for. */
export const facetTerms = (facet: 'title' | 'player') => ({
  from: MARK[facet],
  to: `${MARK[facet]}~`,
  named: (term: unknown): string => String(term).slice(MARK[facet].length),
});

/** As a phrase of FTS5, where nothing is an operator; the last word of it may go on. */
const phrase = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** A query in FTS5's language; null when it asks for everything. */
export const matchFor = ({ words, states, title, player }: InviteQuery): string | null => {
  const asked = words
    .map(({ text, or }) => [
      ...(hasWord(text) ? [`${phrase(text)} *`] : []),
      ...or.filter(hasWord).map(phrase),
    ])
    .filter((choices) => choices.length > 0)
    .map((choices) => `words : (${choices.join(' OR ')})`);
  const filters = [
    states.map((state) => MARK.state + state),
    title === null ? [] : [MARK.title + title],
    player === null ? [] : [MARK.player + player],
  ]
    .filter((choices) => choices.length > 0)
    .map((choices) => `terms : (${choices.map(phrase).join(' OR ')})`);
  const all = [...asked, ...filters];
  return all.length > 0 ? all.join(' AND ') : null;
};
