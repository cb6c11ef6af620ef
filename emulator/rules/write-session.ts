import { createHash } from 'node:crypto';
import { type SessionRef, sessionKey } from '../../protocol/session-ref.ts';
import { timestamp } from '../clock.ts';
import { deviceRefused, joinRefused, noWrite, readRefused } from './access.ts';
import { NO_ACCESS, type Outcome, Refusal, refuse } from './answer.ts';
import { type Conditions, failedCondition } from './conditions.ts';
import { assertSameConstants, hasCapability, isLarge, newConstants, type Template } from './constants.ts';
import type { Delta } from './delta.ts';
import { assertEnoughToStart, withVerdict } from './initialization.ts';
import { assertFitsLarge } from './large.ts';
import { withCaller, withOwnProperties, withoutMember, withReservations } from './members.ts';
import { withOtherMembers } from './other-members.ts';
import { withFirstOwner, withProperties } from './properties.ts';
import { newRoleTypes, withRoleSettings } from './roles.ts';
import { withServers } from './servers.ts';
import { memberWith, type StoredSession, type Who } from './stored.ts';
import { removedAtOnce, settled, withLeavers } from './timers.ts';

/** One PUT of a session, by its path or by a handle. */
export type SessionWrite = Conditions & {
  readonly ref: SessionRef;
  readonly delta: Delta;
  /** The caller is whom the invite handle, by which he comes, names. */
  readonly invited: boolean;
  /** `?nocommit=true`: answer as if, keep nothing. */
  readonly noCommit: boolean;
  /** A fresh GUID: the branch, should this write create the session. */
  readonly branch: string;
  /** What the session's template fixes; absent for a template that nobody described. */
  readonly template?: Template;
  /** Why the handle that he comes by does not let him in. */
  readonly refused?: string;
};

/**
 * Merges one write into a session, or creates it. Throws a `Refusal` when it may not be; then nothing is
 * changed. Order: may he, do the conditions hold, is it valid.
 */
export const writeSession = (
  before: StoredSession | undefined,
  write: SessionWrite,
  who: Who,
  now: number,
): Outcome => {
  if (before) assertMayWrite(before, write, who);
  const failed = failedCondition(before, write);
  if (failed) return { after: before, answer: failed };
  if (before && isEmpty(write.delta) && memberWith(before, who.xuid)?.reserved === false)
    return { after: before, answer: { status: 200, session: before } }; // `{}` is no change (docs)

  const start = before ?? newSession(write, who, now);
  if (before) assertSameConstants(before.constants, write.delta.constants);
  const merged = withDelta(start, write, who, now, before === undefined);
  const next = settled(merged, now, start.changeNumber + 1);
  const after = kept(start, removedAtOnce(next, now));
  const stored = write.noCommit ? before : after;
  if (!after) return { after: stored, answer: { status: 204 } };
  return { after: stored, answer: { status: before ? 200 : 201, session: after } };
};

const kept = (before: StoredSession, after: StoredSession | undefined): StoredSession | undefined =>
  after && withLeavers(before, after);

const assertMayWrite = (session: StoredSession, write: SessionWrite, who: Who): void => {
  if (write.refused !== undefined && memberWith(session, who.xuid)?.reserved !== false)
    throw noWrite(session, who, false, write.refused);
  if (write.delta.members?.me === null) {
    const unreadable = readRefused(session, who, write.invited);
    if (unreadable) throw new Refusal({ status: 403, text: NO_ACCESS, because: unreadable });
    if (!memberWith(session, who.xuid) && !who.server && saysMore(write.delta))
      throw noWrite(
        session,
        who,
        write.invited,
        `${who.xuid} is no member, and writes more than that he goes`,
      );
    return;
  }
  const because = joinRefused(session, who, write.invited);
  if (because) throw noWrite(session, who, write.invited, because);
};

const withDelta = (
  start: StoredSession,
  { delta }: SessionWrite,
  who: Who,
  now: number,
  creating: boolean,
): StoredSession => {
  assertOwnXuid(delta, who);
  assertFitsLarge(start, delta);
  const { me, ...others } = delta.members ?? {};
  let next = creating ? start : withRoleSettings(start, delta.roleTypes, who.xuid);
  if (me === null) next = withoutMember(next, who.xuid);
  // Any write by a user who may join makes him a member (docs); a new session has only those it was given.
  else if (!who.server && (me !== undefined || !creating)) {
    if (memberWith(next, who.xuid)?.reserved !== false) next = withCaller(next, who, me ?? {}, now);
    if (creating) next = withFirstOwner(next, who);
    next = withOwnProperties(next, who, me ?? {}, now);
  }
  next = withReservations(next, others, now);
  next = withOtherMembers(next, others, who, now);
  next = withServers(next, delta.servers, who);
  next = withVerdict(withProperties(next, delta, who), delta, now);
  if (creating) assertEnoughToStart(next);
  return next;
};

const assertOwnXuid = ({ members }: Delta, who: Who): void => {
  const xuid = members?.me?.constants?.system?.xuid;
  if (xuid !== undefined && xuid !== who.xuid)
    refuse(403, NO_ACCESS, `members.me names ${xuid}, and the caller is ${who.xuid}`);
};

const newSession = (write: SessionWrite, who: Who, now: number): StoredSession => {
  const constants = newConstants(write.template, write.delta.constants);
  const { initiators } = constants.system;
  if (Array.isArray(initiators) && !initiators.includes(who.xuid))
    refuse(403, NO_ACCESS, `initiators: ${who.xuid} may not create this session`);
  const unfit = who.server ? null : deviceRefused(constants, who);
  if (unfit) refuse(403, NO_ACCESS, unfit);
  const roleTypes = newRoleTypes(write.template?.roleTypes, write.delta.roleTypes);
  // With userAuthorizationStyle a session without restrictions gets these. [wire]
  const local = hasCapability(constants, 'userAuthorizationStyle') && !isLarge(constants);
  return {
    ref: write.ref,
    branch: write.branch,
    correlationId: correlationId(write.ref),
    changeNumber: 0,
    startTime: timestamp(now),
    constants,
    properties: {
      system: local ? { joinRestriction: 'local', readRestriction: 'local' } : {},
      custom: {},
    },
    ...(roleTypes && { roleTypes }),
    members: [],
    nextIndex: 0,
    emptySince: null,
    nextTimer: null,
  };
};

/** Survives deletion and recreation (docs), so it follows from the session's name. */
const correlationId = (ref: SessionRef): string =>
  createHash('sha256')
    .update(sessionKey(ref))
    .digest('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');

/** More than `members.me`. */
const saysMore = ({ members = {}, ...others }: Delta): boolean =>
  !isEmpty(others) || Object.keys(members).length > 1;

const isEmpty = (delta: Delta): boolean =>
  Object.values(delta).every((part) => typeof part !== 'object' || Object.keys(part ?? {}).length === 0);
