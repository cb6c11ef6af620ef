import { type Fields, mergeFields, without } from '../../protocol/merge.ts';
import { timestamp } from '../clock.ts';
import { refuse } from './answer.ts';
import { hasCapability, isLarge, maxMembers } from './constants.ts';
import { type MemberDelta, parseReservation } from './delta.ts';
import { initializes } from './initialization.ts';
import { isOwner } from './owners.ts';
import { memberRoles } from './roles.ts';
import { memberWith, type StoredMember, type StoredSession, stateOf, type Who } from './stored.ts';

/** The caller takes his place: accepts his reservation, or is added at the end with a new index. */
export const withCaller = (
  session: StoredSession,
  who: Who,
  delta: MemberDelta,
  now: number,
): StoredSession => {
  const reservation = memberWith(session, who.xuid);
  const custom = delta.constants?.custom;
  const episode = reservation?.initializationEpisode;
  const joined: StoredMember = {
    joinTime: timestamp(now),
    reserved: false,
    gamertag: who.gamertag,
    deviceToken: who.deviceToken,
    constants: reservation?.constants ?? {
      system: {
        ...memberConstants(session, delta.constants?.system),
        xuid: who.xuid,
        index: session.nextIndex,
      },
      custom: custom ?? {},
    },
    properties: { system: {}, custom: {} },
    ...(episode !== undefined && { initializationEpisode: episode }),
    since: now,
  };
  if (reservation) return { ...session, members: replaced(session, reservation, joined) };
  return { ...session, members: [...session.members, joined], nextIndex: session.nextIndex + 1 };
};

/** Merges what the caller writes about himself, who is a member by now. */
export const withOwnProperties = (
  session: StoredSession,
  who: Who,
  delta: MemberDelta,
  now: number,
): StoredSession => {
  const member = memberWith(session, who.xuid);
  return member ? withMemberWritten(session, member, delta, who, now) : session;
};

/** Merges what is written of one member, by himself or by a server. */
export const withMemberWritten = (
  session: StoredSession,
  member: StoredMember,
  delta: MemberDelta,
  who: Who,
  now: number,
): StoredSession => {
  const system = mergedSystem(session, member, delta.properties?.system ?? {});
  const custom =
    delta.properties?.custom === null
      ? {}
      : mergeFields(member.properties.custom, delta.properties?.custom ?? {});
  const roles =
    delta.roles === undefined
      ? member.roles
      : memberRoles(session, member, delta.roles, isMaster(session, who));
  const isActive = system.active === true;
  const changed: StoredMember = {
    ...(isActive && member.roles === undefined ? member : bare(member)),
    ...(isActive && { activeTitleId: who.titleId }),
    properties: { system, custom },
    ...(roles && { roles }),
  };
  const stays = stateOf(changed) === stateOf(member);
  return { ...session, members: replaced(session, member, stays ? changed : { ...changed, since: now }) };
};

/** Who gives roles that are not for anybody to take. */
const isMaster = (session: StoredSession, who: Who): boolean =>
  who.server === true || isOwner(session, who.xuid);

/** Without what not every member has. */
const bare = ({ activeTitleId: _title, roles: _roles, ...rest }: StoredMember): StoredMember => rest;

export const withoutMember = (session: StoredSession, xuid: string): StoredSession => ({
  ...session,
  members: session.members.filter((member) => member.constants.system.xuid !== xuid),
});

/** Adds what `reserve_0`, `reserve_1`, … name; who is in already keeps his place. */
export const withReservations = (session: StoredSession, members: Fields, now: number): StoredSession => {
  let next = session;
  const names = Object.keys(members).filter((name) => name.startsWith('reserve_'));
  for (let number = 0; number < names.length; number += 1) {
    const name = `reserve_${number}`;
    if (!names.includes(name))
      refuse(400, `The request is not valid: reservations count from reserve_0, and '${name}' is missing.`);
    next = withReservation(next, name, members[name], now);
  }
  return next;
};

const withReservation = (session: StoredSession, name: string, body: unknown, now: number): StoredSession => {
  const { constants } = parseReservation(name, body);
  if (memberWith(session, constants.system.xuid)) return session;
  const max = maxMembers(session.constants);
  if (session.members.length >= max)
    refuse(403, 'The session has no room for another reservation.', `full: ${max} of ${max} members`);
  const reserved: StoredMember = {
    joinTime: timestamp(now),
    reserved: true,
    constants: {
      system: {
        ...memberConstants(session, constants.system),
        xuid: constants.system.xuid,
        index: session.nextIndex,
      },
      custom: constants.custom ?? {},
    },
    properties: { system: {}, custom: {} },
    since: now,
  };
  return { ...session, members: [...session.members, reserved], nextIndex: session.nextIndex + 1 };
};

/** `initialize` is not echoed where the template has no managed initialization. [wire] */
const memberConstants = (session: StoredSession, system: Fields = {}): Fields => {
  const { initialize, ...rest } = system;
  return initialize === true && initializes(session) ? { ...rest, initialize } : rest;
};

const mergedSystem = (session: StoredSession, member: StoredMember, written: Fields): Fields => {
  if (written.active === true && written.ready === true)
    refuse(
      400,
      "The request is not valid: 'members.me.properties.system': active and ready exclude each other.",
    );
  const merged = mergeFields(member.properties.system, written);
  const gone = ['encounters']; // taken, and never returned (docs)
  if (written.active === true) gone.push('ready');
  if (written.ready === true) gone.push('active');
  if (isLarge(session.constants)) gone.push('subscription'); // nothing of a large session is tapped (docs)
  for (const flag of ['active', 'ready']) if (merged[flag] === false) gone.push(flag); // [wire]
  if (Array.isArray(merged.groups) && merged.groups.length === 0) gone.push('groups'); // the same as none (docs)
  if (merged.secureDeviceAddress === '') gone.push('secureDeviceAddress'); // the same as absent (docs)
  const system = without(
    merged,
    gone.filter((name) => Object.hasOwn(merged, name)),
  );
  if (
    system.active === true &&
    system.connection === undefined &&
    hasCapability(session.constants, 'connectionRequiredForActiveMembers')
  )
    refuse(
      400,
      "The request is not valid: 'members.me.properties.system.connection': is missing; an active member of " +
        'this session needs a connection (connectionRequiredForActiveMembers).',
    );
  return system;
};

const replaced = (session: StoredSession, old: StoredMember, by: StoredMember): StoredMember[] =>
  session.members.map((member) => (member === old ? by : member));
