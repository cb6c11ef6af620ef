import { createHash } from 'node:crypto';
import { mergeFields } from '../../protocol/merge.ts';
import { type SessionRef, sessionKey } from '../../protocol/session-ref.ts';
import { timestamp } from '../clock.ts';
import { joinRefused, noWrite, readRefused } from './access.ts';
import { NO_ACCESS, type Outcome, Refusal, refuse } from './answer.ts';
import { type Conditions, failedCondition } from './conditions.ts';
import { assertSameConstants, type Constants, hasCapability, newConstants } from './constants.ts';
import type { Delta } from './delta.ts';
import { withCaller, withOwnProperties, withoutMember, withReservations } from './members.ts';
import { memberWith, type StoredSession, type Who } from './stored.ts';
import { removedAtOnce, settled } from './timers.ts';

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
  readonly template?: Constants;
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
  const merged = settled(withDelta(start, write, who, now, before === undefined), now);
  const after = removedAtOnce({ ...merged, changeNumber: start.changeNumber + 1 }, now);
  const kept = write.noCommit ? before : after;
  if (!after) return { after: kept, answer: { status: 204 } };
  return { after: kept, answer: { status: before ? 200 : 201, session: after } };
};

const assertMayWrite = (session: StoredSession, write: SessionWrite, who: Who): void => {
  if (write.delta.members?.me === null) {
    const unreadable = readRefused(session, who, write.invited);
    if (unreadable) throw new Refusal({ status: 403, text: NO_ACCESS, because: unreadable });
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
  assertOnlyOwn(delta, who);
  const { me, ...others } = delta.members ?? {};
  let next = start;
  if (me === null) next = withoutMember(next, who.xuid);
  // Any write by a user who may join makes him a member (docs); a new session has only those it was given.
  else if (me !== undefined || !creating) {
    if (memberWith(next, who.xuid)?.reserved !== false) next = withCaller(next, who, me ?? {}, now);
    next = withOwnProperties(next, who, me ?? {}, now);
  }
  next = withReservations(next, others, now);
  return withProperties(next, delta);
};

/** A user writes `me` and reservations; members by index and servers need a server's principal. docs */
const assertOnlyOwn = ({ members, servers }: Delta, who: Who): void => {
  const xuid = members?.me?.constants?.system?.xuid;
  if (xuid !== undefined && xuid !== who.xuid)
    refuse(403, NO_ACCESS, `members.me names ${xuid}, and the caller is ${who.xuid}`);
  for (const name of Object.keys(members ?? {}))
    if (name !== 'me' && !name.startsWith('reserve_'))
      refuse(403, `The member '${name}' can only be written by a server.`);
  const server = Object.keys(servers ?? {})[0];
  if (server !== undefined) refuse(403, `The server '${server}' can only be written by a server.`);
};

const withProperties = (session: StoredSession, { properties }: Delta): StoredSession => {
  if (!properties) return session;
  const system = mergeFields(session.properties.system, properties.system ?? {});
  for (const flag of ['closed', 'locked']) if (system[flag] === false) delete system[flag];
  delete system.initializationSucceeded; // write only (docs)
  const custom =
    properties.custom === null ? {} : mergeFields(session.properties.custom, properties.custom ?? {});
  return { ...session, properties: { system, custom } };
};

const newSession = (write: SessionWrite, who: Who, now: number): StoredSession => {
  const constants = newConstants(write.template, write.delta.constants);
  const { initiators } = constants.system;
  if (Array.isArray(initiators) && !initiators.includes(who.xuid))
    refuse(403, NO_ACCESS, `initiators: ${who.xuid} may not create this session`);
  // With userAuthorizationStyle a session without restrictions gets these. [wire]
  const local = hasCapability(constants, 'userAuthorizationStyle');
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

const isEmpty = (delta: Delta): boolean =>
  Object.values(delta).every((part) => typeof part !== 'object' || Object.keys(part ?? {}).length === 0);
