import type { TFunction } from 'i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import type { Mirror } from '../store/mirror.ts';

type Names = Mirror['gamertags'];

export const nameOf = (names: Names, xuid: string): string => names[xuid] ?? xuid;

/** "Ada → Bea": who invites whom, or who joins whom, as far as the link says; null when it says neither. */
export const whoLine = (t: TFunction, { link, player }: Activation, names: Names): string | null => {
  if (!link) return null;
  const from = link.from && nameOf(names, link.from);
  const joins = player ?? link.to;
  const to = joins && nameOf(names, joins);
  if (from && to) {
    const joining = link.kind.startsWith('activity-');
    return joining ? t('invites.joinsFrom', { from: to, to: from }) : t('invites.fromTo', { from, to });
  }
  if (to) return t('invites.toOnly', { to });
  return from ? t('invites.fromOnly', { from }) : null;
};
