import type { Activation } from '../../electron/ipc/contract.ts';

/** What there is to do about an activation: join, as who is named or as one who is chosen, or try once more. */
export type NextStep = 'join' | 'join-as' | 'again';

/** Null where nothing can be done, or nothing needs to be. */
export const nextStep = ({ state, reason, link, player }: Activation): NextStep | null => {
  const join = (player ?? link?.to ?? null) === null ? 'join-as' : 'join';
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
      return reason.code === 'other-account' ? 'join-as' : null;
    default:
      return null;
  }
};
