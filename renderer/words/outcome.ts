import type { TFunction } from 'i18next';
import type { Activation, Player, Reason } from '../../electron/ipc/contract.ts';
import { isGone } from '../ask/trust.ts';
import type { Mirror } from '../store/mirror.ts';
import { nothingText, problemText, reasonLine, reasonTitle, titleText } from './reason.ts';
import { nameOf, whoLine } from './who.ts';

type Names = Mirror['gamertags'];
type Words = { title: string; body: string };

/** By gamertag and xuid, for there are accounts of the same name to a person who has several. */
const account = (names: Names, xuid: string): string =>
  names[xuid] === undefined ? xuid : `${names[xuid]} (${xuid})`;

/** The account that an invite was refused for has signed in since. */
const hasSignedInSince = (reason: Reason, players: readonly Player[]): boolean =>
  reason.kind === 'policy' &&
  reason.code === 'other-account' &&
  players.some(({ xuid }) => xuid === reason.about);

/** Why, in one line of the list: that it can be followed by now, where that is so. */
export const reasonNow = (t: TFunction, reason: Reason, players: readonly Player[]): string =>
  hasSignedInSince(reason, players) ? t('reasons.canFollowNow') : reasonLine(t, reason);

const reasonBody = (t: TFunction, reason: Reason, names: Names, players: readonly Player[]): string => {
  switch (reason.kind) {
    case 'link':
      return problemText(t, reason.code);
    case 'nothing-to-join':
      return nothingText(t, reason.code);
    case 'answer':
      return '';
    case 'policy':
      switch (reason.code) {
        case 'other-account':
          return t(
            hasSignedInSince(reason, players) ? 'reasons.otherAccountHere' : 'reasons.otherAccountBody',
            { who: reason.about ? account(names, reason.about) : t('invites.someone') },
          );
        case 'no-player':
          return t('reasons.noPlayerBody');
        case 'declined':
          return t('reasons.declinedBody');
        case 'two-links':
          return t('reasons.twoLinksBody');
      }
      break;
    case 'end':
      switch (reason.code) {
        case 'session-gone':
          return t('reasons.sessionGoneBody');
        case 'removed':
          return t('reasons.removedBody');
        case 'directory-changed':
          return t('reasons.directoryChangedBody');
        case 'program-ended':
          return t('reasons.programEndedBody');
      }
  }
};

const asking = (t: TFunction, activation: Activation, names: Names): Words => {
  const { link, player, preview } = activation;
  const to = player ?? link?.to;
  if (isGone(activation)) {
    const who = whoLine(t, activation, names) ?? t('invites.someone');
    return { title: titleText(t, 'handle-not-found'), body: t('ask.goneBody', { who }) };
  }
  if (!to) return { title: t('outcome.asking'), body: t('outcome.askingWho') };
  // Where the service has said who invites, and to what, that is told and not the link's claim.
  const handle = preview?.state === 'known' ? preview.handle : null;
  const from = handle?.from ?? link?.from;
  const session = handle?.session?.templateName;
  const who = { from: from ? nameOf(names, from) : t('invites.someone'), to: nameOf(names, to) };
  // Nobody says whom it is for: he was chosen here.
  if (link?.to === null && !handle?.to) {
    const leads = session ? t('ask.leadsTo', { session }) : t('ask.leads');
    return { title: t('outcome.asking'), body: `${leads} ${t('ask.tells', { to: who.to })}` };
  }
  const joining = link?.kind.startsWith('activity-');
  const says = session
    ? t(joining ? 'ask.joinsIn' : 'ask.invitesTo', { ...who, session })
    : t(joining ? 'ask.joins' : 'ask.invites', who);
  return { title: t('outcome.asking'), body: `${says} ${t('ask.tells', { to: who.to })}` };
};

const stateTitles = {
  received: 'outcome.received',
  joining: 'outcome.joining',
  joined: 'state.joined',
  left: 'outcome.left',
  ended: 'outcome.ended',
  refused: 'state.refused',
  failed: 'state.failed',
} as const;

/** What became of an activation, in plain words. */
export const outcomeOf = (
  t: TFunction,
  activation: Activation,
  names: Names,
  players: readonly Player[] = [],
  /** Its join waits for the service's limit. */
  isHeld = false,
): Words => {
  const { state, reason, attempt, player } = activation;
  if (state === 'asking') return asking(t, activation, names);
  if (state === 'joining' && isHeld) {
    const who = player === null ? t('invites.someone') : nameOf(names, player);
    return { title: t('limits.joinWaits'), body: t('limits.joinWaitsBody', { who }) };
  }
  if (state === 'joining') {
    const body = attempt > 1 ? t('outcome.joiningAgain', { count: attempt }) : t('outcome.joiningBody');
    return { title: t('outcome.joining'), body };
  }
  if (reason) {
    const title = hasSignedInSince(reason, players) ? t('reasons.canFollowNow') : reasonTitle(t, reason);
    return { title, body: reasonBody(t, reason, names, players) };
  }
  return { title: t(stateTitles[state]), body: state === 'received' ? t('outcome.receivedBody') : '' };
};
