import type { Activation, Player } from '../../electron/ipc/contract.ts';

/** What there is to do about an activation: join, as who is named or as one who is chosen, or try once more. */
export type NextStep = 'join' | 'join-as' | 'again';

/** The player who would join by "join": Beckon's own, or the one whom the link names; null where nobody is named. */
export const whoJoins = ({ player, link }: Activation): string | null => player ?? link?.to ?? null;

/** Whether an invite that was for another account is for one of the players now: somebody signed in. */
const isOursNow = ({ reason }: Activation, players: readonly Pick<Player, 'xuid'>[]): boolean =>
  reason?.kind === 'policy' &&
  reason.code === 'other-account' &&
  players.some(({ xuid }) => xuid === reason.about);

/** Null where nothing can be done, or nothing needs to be. */
export const nextStep = (
  activation: Activation,
  players: readonly Pick<Player, 'xuid'>[],
): NextStep | null => {
  const { state, reason, link } = activation;
  const join = whoJoins(activation) === null ? 'join-as' : 'join';
  if (state === 'asking') return join;
  // Beckon ended before it got further.
  if (state === 'received') return link?.handle ? 'again' : null;
  if (state === 'left') return 'again';
  switch (reason?.kind) {
    case 'answer':
      return reason.explanation.again === 'never' ? null : 'again';
    case 'end':
      return reason.code === 'session-gone' ? null : 'again';
    case 'policy':
      if (reason.code === 'declined') return join;
      if (isOursNow(activation, players)) return 'again';
      // For a tester: one of the players in place of the one whom the link names.
      return reason.code === 'other-account' ? 'join-as' : null;
    default:
      return null;
  }
};
