import { timestamp } from '../clock.ts';
import { arbitrationDue, withArbitration } from './arbitration.ts';
import { timeout } from './constants.ts';
import { stageEnds, withInitialization } from './initialization.ts';
import { withOwnersSettled } from './owners.ts';
import { memberWith, type StoredMember, type StoredSession, stateOf } from './stored.ts';

/** The timer of each state. An active member has none. docs */
const TIMER_OF = {
  reserved: 'reservedRemovalTimeout',
  ready: 'readyRemovalTimeout',
  inactive: 'inactiveRemovalTimeout',
} as const;

/**
 * Sets what follows from the members: when the session became empty, when its next timer falls due, and
 * `host`, which is deleted when no member has that device token (docs). Ends every change.
 */
export const settled = (
  given: StoredSession,
  now: number,
  changeNumber = given.changeNumber,
): StoredSession => {
  const session = withArbitration(withInitialization(withOwnersSettled(given), now), now);
  const emptySince = session.members.length > 0 ? null : (session.emptySince ?? now);
  const nextTimer = nextTimerOf(session, emptySince, now);
  return { ...session, changeNumber, properties: withKnownHost(session), emptySince, nextTimer };
};

/**
 * Lets timers that have run out take effect, one step per member (docs): reservations go, ready members turn
 * inactive, inactive ones go, an empty session is deleted (undefined). The same object when none has.
 */
export const withTimersRun = (session: StoredSession, now: number): StoredSession | undefined => {
  if (session.nextTimer === null || session.nextTimer > now) return session;
  if (session.members.length === 0) return undefined;
  return afterTimers(session, withoutDue(session, now), now);
};

const withoutDue = (session: StoredSession, now: number): StoredSession => {
  const members = session.members.flatMap((member) => {
    const due = dueAt(session, member);
    if (due === null || due > now) return [member];
    return stateOf(member) === 'ready' ? [inactive(member, due)] : [];
  });
  return { ...session, members };
};

/** The member whose connection was lost turns inactive (docs: after about 30 s). Same object when there is none. */
export const withConnectionLost = (
  session: StoredSession,
  connection: string,
  now: number,
): StoredSession | undefined => {
  const lost = (member: StoredMember) =>
    member.properties.system.connection === connection && stateOf(member) !== 'inactive';
  if (!session.members.some(lost)) return session;
  const members = session.members.map((member) => (lost(member) ? inactive(member, now) : member));
  return afterTimers(session, { ...session, members }, now);
};

const afterTimers = (
  before: StoredSession,
  session: StoredSession,
  now: number,
): StoredSession | undefined => {
  const next = removedAtOnce(settled(session, now, session.changeNumber + 1), now);
  return next && withLeavers(before, next);
};

/** While a session is locked, who leaves it may come back: he is remembered. docs */
export const withLeavers = (before: StoredSession, after: StoredSession): StoredSession => {
  if (after.properties.system.locked !== true) {
    if (!after.leavers) return after;
    const { leavers: _leavers, ...rest } = after;
    return rest;
  }
  if (before.members === after.members) return after;
  const known = [...(before.leavers ?? []), ...before.members.map(({ constants }) => constants.system.xuid)];
  const leavers = [...new Set(known)].filter((xuid) => !memberWith(after, xuid));
  return leavers.length > 0 || after.leavers ? { ...after, leavers } : after;
};

/** A timeout of zero is due as soon as it begins: such members and such a session go with the same change. */
export const removedAtOnce = (session: StoredSession, now: number): StoredSession | undefined => {
  const isRemoved = timeout(session.constants, 'inactiveRemovalTimeout') === 0;
  const members = isRemoved
    ? session.members.filter((member) => stateOf(member) !== 'inactive')
    : session.members;
  const next = members.length === session.members.length ? session : settled({ ...session, members }, now);
  return next.members.length === 0 && timeout(next.constants, 'sessionEmptyTimeout') === 0 ? undefined : next;
};

const inactive = (member: StoredMember, now: number): StoredMember => {
  const { active: _active, ready: _ready, ...system } = member.properties.system;
  const { activeTitleId: _title, ...rest } = member;
  return { ...rest, properties: { ...member.properties, system }, since: now };
};

const dueAt = (session: StoredSession, member: StoredMember): number | null => {
  const state = stateOf(member);
  if (state === 'active') return null;
  const ms = timeout(session.constants, TIMER_OF[state]);
  return ms === null ? null : member.since + ms;
};

const nextTimerOf = (session: StoredSession, emptySince: number | null, now: number): number | null => {
  if (emptySince !== null) {
    const ms = timeout(session.constants, 'sessionEmptyTimeout');
    return ms === null ? null : emptySince + ms;
  }
  let next = earlier(stageEnds(session), arbitrationDue(session, now));
  for (const member of session.members) {
    const due = dueAt(session, member);
    if (due !== null && (next === null || due < next)) next = due;
  }
  return next;
};

const withKnownHost = ({ properties, members }: StoredSession): StoredSession['properties'] => {
  const host = properties.system.host;
  if (host === undefined) return properties;
  const wanted = String(host).toLowerCase();
  if (members.some(({ deviceToken }) => deviceToken === wanted)) return properties;
  const { host: _host, ...system } = properties.system;
  return { ...properties, system };
};

const earlier = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/** The session's `nextTimer`, as its document has it. */
export const nextTimerText = ({ nextTimer }: StoredSession): string | undefined =>
  nextTimer === null ? undefined : timestamp(nextTimer);
