import type { Activation, Player } from '../../electron/ipc/contract.ts';

/** What there is to do about an activation: join, as who is named or as one who is chosen, or try once more. */
export type NextStep = 'join' | 'join-as' | 'again';

/** The player who would join by "join": Beckon's own, or the one whom the link names; null where nobody is named. */
export const whoJoins = ({ player, link }: Activation): string | null => player ?? link?.to ?? null;

type Players = readonly Pick<Player, 'xuid'>[];

const isOurs = (players: Players, xuid: string): boolean => players.some((player) => player.xuid === xuid);

/** For whom an invite is that waits for its answer, or was not followed by our own rules; null for any other. */
const forWhom = (activation: Activation): string | null => {
  const { state, reason } = activation;
  if (state === 'asking' || (reason?.kind === 'policy' && reason.code === 'declined'))
    return whoJoins(activation);
  return reason?.kind === 'policy' && reason.code === 'other-account' ? (reason.about ?? null) : null;
};

/** The account that would have to sign in first: it is not, or no longer, one of the players. */
export const missingAccount = (activation: Activation, players: Players): string | null => {
  const xuid = forWhom(activation);
  return xuid === null || isOurs(players, xuid) ? null : xuid;
};

/** Null where nothing can be done, or nothing needs to be. */
export const nextStep = (activation: Activation, players: Players): NextStep | null => {
  const { state, reason, link } = activation;
  const isMissing = missingAccount(activation, players) !== null;
  // For a tester: one of the players in place of the one whom the link names.
  const join = isMissing || whoJoins(activation) === null ? 'join-as' : 'join';
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
      if (reason.code !== 'other-account') return null;
      return isMissing || reason.about === undefined ? 'join-as' : 'again';
    default:
      return null;
  }
};
