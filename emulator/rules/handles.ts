import { HandleRequest } from '../../protocol/handle.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import { timestamp } from '../clock.ts';
import { NO_ACCESS, refuse } from './answer.ts';
import { hasCapability } from './constants.ts';
import { parsedBy } from './delta.ts';
import { isOwner } from './owners.ts';
import { memberWith, type StoredHandle, type StoredSession, stateOf, type Who } from './stored.ts';

/** Choice: an invite lasts a day; real ones carry an `expiration`, and their lifetime is not public. */
const INVITE_LIFETIME = 24 * 60 * 60 * 1_000;

/** Reads the body of POST /handles; 400 with the path of the first field that is wrong. */
export const parseHandleRequest = (body: unknown): HandleRequest => parsedBy(HandleRequest, body);

/** What a handle is made of, besides its request. */
export type Making = {
  readonly id: string;
  /** The request's session, its name made up where the request has none. */
  readonly sessionRef: SessionRef;
  readonly session: StoredSession | undefined;
  /** The session that a transfer comes from. */
  readonly origin?: StoredSession;
};

/**
 * The handle that a request makes: the request echoed, with the service's fields. [wire for activities and
 * transfers; Microsoft's client for the others] An activity or invite may point at a session that does not
 * exist, and creates none (docs).
 */
export const newHandle = (request: HandleRequest, making: Making, who: Who, now: number): StoredHandle => {
  const { id, sessionRef, session } = making;
  if (session && memberWith(session, who.xuid)?.reserved !== false)
    refuse(403, NO_ACCESS, `${who.xuid} is no member of the session that the handle would name`);
  const common = { id, sessionRef, byXuid: who.xuid, invitedXuid: null, expiresAt: null };
  const echo = { ...request, sessionRef, version: request.version ?? 1, id };
  const createTime = timestamp(now);
  switch (request.type) {
    case 'activity': {
      const body = {
        ...echo,
        ...gameOf(session, who),
        titleId: who.titleId,
        ownerXuid: who.xuid,
        createTime,
      };
      return { ...common, type: 'activity', body };
    }
    case 'transfer': {
      assertMayTransfer(making, who);
      return { ...common, type: 'transfer', originRef: request.originSessionRef, body: echo };
    }
    case 'search': {
      assertSearchable(session);
      return { ...common, type: 'search', body: { ...echo, createTime } };
    }
    case 'invite': {
      if (session && hasCapability(session.constants, 'hasOwners') && !isOwner(session, who.xuid))
        refuse(403, NO_ACCESS, `hasOwners: ${who.xuid} is no owner, and may not invite`);
      if (who.privileges?.communicate === false)
        refuse(403, NO_ACCESS, `privilege: ${who.xuid} lacks the communicate privilege, and may not invite`);
      const { titleId = who.titleId, ...attributes } = request.inviteAttributes ?? {};
      const expiresAt = now + INVITE_LIFETIME;
      const body = {
        ...echo,
        ...gameOf(session, who),
        inviteAttributes: { titleId, ...attributes },
        senderXuid: who.xuid,
        createTime,
        expiration: timestamp(expiresAt),
      };
      return { ...common, type: 'invite', invitedXuid: request.invitedXuid, expiresAt, body };
    }
  }
};

/** A transfer leads on from one session that stands to another, by a member of both. Microsoft's client */
const assertMayTransfer = ({ session, origin }: Making, who: Who): void => {
  if (!session) refuse(403, NO_ACCESS, 'transfer: there is no such session to lead to');
  if (!origin || memberWith(origin, who.xuid)?.reserved !== false)
    refuse(403, NO_ACCESS, `transfer: ${who.xuid} is no member of the origin session`);
};

/** Sessions are found by search where their constants say so. docs, session browse */
const assertSearchable = (session: StoredSession | undefined): void => {
  if (!session) refuse(404, 'The session that the search handle would name was not found.');
  if (session && !hasCapability(session.constants, 'searchable'))
    refuse(400, "The request is not valid: 'sessionRef': the session lacks the capability 'searchable'.");
};

export const handleStands = (handle: StoredHandle, now: number): boolean =>
  handle.expiresAt === null || handle.expiresAt > now;

/** An activity dies when its owner is no active member any more (docs); a search handle with its session. */
export const handleEnded = (handle: StoredHandle, session: StoredSession | undefined): boolean => {
  if (!session) return true;
  if (handle.type !== 'activity') return false;
  const owner = memberWith(session, handle.byXuid);
  return !owner || stateOf(owner) !== 'active';
};

/** Choice: who made a handle, and whom it invites, may delete it; a search handle any member of its session. */
export const mayDelete = (handle: StoredHandle, session: StoredSession | undefined, who: Who): boolean =>
  handle.byXuid === who.xuid ||
  handle.invitedXuid === who.xuid ||
  (handle.type === 'search' && session !== undefined && memberWith(session, who.xuid)?.reserved === false);

/** The session as a new activity or transfer handle leaves it: a change number further, else as it was. [wire] */
export const withHandleMade = (session: StoredSession): StoredSession => ({
  ...session,
  changeNumber: session.changeNumber + 1,
});

const gameOf = (session: StoredSession | undefined, { titleId }: Who) => {
  const inviteProtocol = session?.constants.system.inviteProtocol;
  return {
    gameTypes: {
      'uwp-desktop': { titleId, pfn: `Beckon.Title${titleId}_0000000000000` },
      era: { titleId },
    },
    ...(inviteProtocol !== undefined && { inviteProtocol }),
  };
};
