import type { TFunction } from 'i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import type { Mirror } from '../store/mirror.ts';

type Names = Mirror['gamertags'];
type Link = NonNullable<Activation['link']>;

export const nameOf = (names: Names, xuid: string): string => names[xuid] ?? xuid;

/** A piece of the line: the name of one of ours, of somebody else, or the words between. */
export type WhoPart = { text: string; who: 'ours' | 'other' | null };

/** No name has them, so the places of the names can be found in a sentence. */
const OURS = '\u0001';
const OTHER = '\u0002';

const sentence = (t: TFunction, { kind }: Link, from: boolean, to: boolean): string | null => {
  // A join is told the other way round: the link comes from the one who is joined.
  if (from && to && kind.startsWith('activity-')) return t('invites.joinsFrom', { from: OURS, to: OTHER });
  if (from && to) return t('invites.fromTo', { from: OTHER, to: OURS });
  if (to) return t('invites.toOnly', { to: OURS });
  return from ? t('invites.fromOnly', { from: OTHER }) : null;
};

/** Who joins, or is invited; while it is asked about, nobody whom neither link nor service names. */
const invited = ({ state, link, player, preview }: Activation): string | null => {
  if (state !== 'asking' || link?.to !== null) return player ?? link?.to ?? null;
  return preview?.state === 'known' ? preview.handle.to : null;
};

/** "Ada → Bea": who invites whom, or who joins whom, as far as the link says; null when it says neither. */
export const whoParts = (t: TFunction, activation: Activation, names: Names): WhoPart[] | null => {
  const { link } = activation;
  const joins = invited(activation);
  const line = link && sentence(t, link, Boolean(link.from), Boolean(joins));
  if (!line) return null;
  const partOf = (text: string): WhoPart => {
    if (text === OURS) return { text: nameOf(names, joins ?? ''), who: 'ours' };
    return text === OTHER ? { text: nameOf(names, link.from ?? ''), who: 'other' } : { text, who: null };
  };
  return line
    .split(new RegExp(`([${OURS}${OTHER}])`))
    .filter((text) => text !== '')
    .map(partOf);
};

/** The same in one piece. */
export const whoLine = (t: TFunction, activation: Activation, names: Names): string | null =>
  whoParts(t, activation, names)
    ?.map(({ text }) => text)
    .join('') ?? null;
