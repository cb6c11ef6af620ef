import { z } from 'zod';
import { HandleRequest } from '../../protocol/handle.ts';
import { timestamp } from '../clock.ts';
import { NO_ACCESS, refuse } from './answer.ts';
import { problemIn } from './delta.ts';
import { memberWith, type StoredHandle, type StoredSession, stateOf, type Who } from './stored.ts';

/** Choice: an invite lasts a day; real ones carry an `expiration`, and their lifetime is not public. */
const INVITE_LIFETIME = 24 * 60 * 60 * 1_000;

const NotYet = z.looseObject({ type: z.enum(['transfer', 'search']) });

/** Reads the body of POST /handles; 400 with the path of the first field that is wrong. */
export const parseHandleRequest = (body: unknown): HandleRequest => {
  const parsed = HandleRequest.safeParse(body);
  if (parsed.success) return parsed.data;
  const other = NotYet.safeParse(body);
  if (other.success)
    refuse(
      400,
      `The request is not valid: 'type': handles of type ${other.data.type} are not made here yet.`,
    );
  return refuse(400, problemIn(parsed.error));
};

/**
 * The handle that a request makes: the request echoed, with the service's fields. [wire for activities;
 * Microsoft's client for invites] It may point at a session that does not exist, and creates none (docs).
 */
export const newHandle = (
  request: HandleRequest,
  session: StoredSession | undefined,
  who: Who,
  now: number,
  id: string,
): StoredHandle => {
  if (session && memberWith(session, who.xuid)?.reserved !== false)
    refuse(403, NO_ACCESS, `${who.xuid} is no member of the session that the handle would name`);
  const inviteProtocol = session?.constants.system.inviteProtocol;
  const added = {
    id,
    gameTypes: gameTypes(who.titleId),
    ...(inviteProtocol !== undefined && { inviteProtocol }),
  };
  const echo = { ...request, version: request.version ?? 1 };
  const common = { id, sessionRef: request.sessionRef, byXuid: who.xuid };
  if (request.type === 'activity')
    return {
      ...common,
      type: 'activity',
      invitedXuid: null,
      expiresAt: null,
      body: { ...echo, ...added, titleId: who.titleId, ownerXuid: who.xuid, createTime: timestamp(now) },
    };
  const { titleId = who.titleId, ...attributes } = request.inviteAttributes ?? {};
  const expiresAt = now + INVITE_LIFETIME;
  return {
    ...common,
    type: 'invite',
    invitedXuid: request.invitedXuid,
    expiresAt,
    body: {
      ...echo,
      ...added,
      inviteAttributes: { titleId, ...attributes },
      senderXuid: who.xuid,
      createTime: timestamp(now),
      expiration: timestamp(expiresAt),
    },
  };
};

export const handleStands = (handle: StoredHandle, now: number): boolean =>
  handle.expiresAt === null || handle.expiresAt > now;

/** An activity dies when its owner is no active member any more. docs */
export const activityEnded = (handle: StoredHandle, session: StoredSession | undefined): boolean => {
  const owner = session && memberWith(session, handle.byXuid);
  return !owner || stateOf(owner) !== 'active';
};

/** Choice: the owner of an activity, and both ends of an invite, may delete it. */
export const mayDelete = (handle: StoredHandle, who: Who): boolean =>
  handle.byXuid === who.xuid || handle.invitedXuid === who.xuid;

export const isInvited = (handle: StoredHandle, who: Who): boolean => handle.invitedXuid === who.xuid;

/** The session as a new activity handle leaves it: a change number further, and else as it was. [wire] */
export const withHandleMade = (session: StoredSession): StoredSession => ({
  ...session,
  changeNumber: session.changeNumber + 1,
});

const gameTypes = (titleId: string) => ({
  'uwp-desktop': { titleId, pfn: `Beckon.Title${titleId}_0000000000000` },
  era: { titleId },
});
