import type { SessionDocument } from './document.ts';
import type { CauseCode } from './status-texts.ts';

/** What a session's own document says of the causes why a player may not join it: true holds, false does not. */
const findings: Partial<Record<CauseCode, (document: SessionDocument) => boolean>> = {
  'session-closed': ({ properties }) => properties.system.closed === true,
  'session-locked': ({ properties }) => properties.system.locked === true,
  'every-place-taken': ({ constants, membersInfo }) =>
    constants.system.visibility?.toLowerCase() === 'full' ||
    (membersInfo.count ?? 0) >= (constants.system.maxMembersCount ?? Number.POSITIVE_INFINITY),
  'session-private': ({ constants }) => constants.system.visibility?.toLowerCase() === 'private',
  'join-restricted': ({ properties }) =>
    !['none', undefined].includes(properties.system.joinRestriction?.toLowerCase()),
  // Sessions for PCs need this capability (docs).
  'no-user-authorization': ({ constants }) => constants.system.capabilities?.userAuthorizationStyle !== true,
};

/** The causes that the document bears out first, then those it is silent on; those it rules out are left away. */
export const causesBorneOut = (causes: readonly CauseCode[], document: SessionDocument): CauseCode[] => {
  const verdictOn = (cause: CauseCode) => findings[cause]?.(document);
  return [
    ...causes.filter((cause) => verdictOn(cause) === true),
    ...causes.filter((cause) => verdictOn(cause) === undefined),
  ];
};
