import { type Answer, NO_ACCESS, Refusal } from './answer.ts';
import { type Constants, hasCapability, maxMembers } from './constants.ts';
import { memberWith, type StoredSession, stateOf, visibilityOf, type Who } from './stored.ts';

/** Why somebody may not, in words for the log; null when he may. */
type Refused = string | null;

/**
 * May he read the session? A member and the player whom an invite handle names always may; others not a
 * private session, and else where `readRestriction` lets them. docs
 */
export const readRefused = (session: StoredSession, who: Who, invited: boolean): Refused => {
  if (who.server) return null;
  const unfit = deviceRefused(session.constants, who);
  if (unfit) return unfit;
  if (invited || memberWith(session, who.xuid)) return null;
  if (visibilityOf(session) === 'private') return `visibility=private: ${who.xuid} is no member`;
  const refused = restrictionRefused(session, who, 'readRestriction');
  // Reading is at least as open as joining: whom `joinRestriction` lets into an open session can read it. docs
  const isOpen = visibilityOf(session) === 'open' && session.properties.system.closed !== true;
  const joins = isOpen && !restrictionRefused(session, who, 'joinRestriction');
  return joins ? null : refused;
};

/**
 * May somebody who is no member join? `closed` beats visibility and capacity but not reservations; an invite
 * opens an open session despite `joinRestriction`. docs
 */
export const joinRefused = (session: StoredSession, who: Who, invited: boolean): Refused => {
  const { system } = session.properties;
  if (who.server) return null;
  const unfit = deviceRefused(session.constants, who);
  if (unfit) return unfit;
  if (memberWith(session, who.xuid)) return null;
  if (system.closed === true) return 'closed: only reservations may join';
  if (system.locked === true) {
    // Whoever left it may return, whatever the session is to others. docs
    return session.leavers?.includes(who.xuid) ? null : `locked: ${who.xuid} was no member`;
  }
  if (visibilityOf(session) !== 'open')
    return `visibility=${visibilityOf(session)}: ${who.xuid} has no reservation`;
  const max = maxMembers(session.constants);
  if (session.members.length >= max) return `full: ${session.members.length} of ${max} members`;
  return invited ? null : restrictionRefused(session, who, 'joinRestriction');
};

/**
 * The refusal of a write: the document when the session can be read (403 with the session), the one text for
 * everything when it can't. docs
 */
export const noWrite = (session: StoredSession, who: Who, invited: boolean, because: string): Refusal => {
  const unreadable = readRefused(session, who, invited);
  const answer: Answer = unreadable
    ? { status: 403, text: NO_ACCESS, because: `${because}; ${unreadable}` }
    : { status: 403, session, because };
  return new Refusal(answer);
};

/** Devices that are no consoles use sessions with user authorization alone. docs, and the service's own text */
export const deviceRefused = (constants: Constants, { xuid, console: onConsole }: Who): Refused =>
  onConsole || hasCapability(constants, 'userAuthorizationStyle')
    ? null
    : `userAuthorizationStyle: the session lacks it, and ${xuid} is not on a console`;

const restrictionRefused = (
  session: StoredSession,
  who: Who,
  field: 'joinRestriction' | 'readRestriction',
): Refused => {
  const restriction = String(session.properties.system[field] ?? 'none').toLowerCase();
  if (restriction === 'none') return null;
  const local = session.members.some(
    (member) => stateOf(member) === 'active' && member.deviceToken === who.deviceToken,
  );
  if (local) return null;
  if (restriction !== 'followed') return `${field}=${restriction}: no active member is on his device`;
  const followed = session.members.some(
    (member) => !member.reserved && who.followers.has(member.constants.system.xuid),
  );
  return followed ? null : `${field}=followed: no member follows ${who.xuid}`;
};
