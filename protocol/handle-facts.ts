import { z } from 'zod';
import { Activity, opennessOf } from './activity.ts';
import type { SessionDocument } from './document.ts';
import type { Handle } from './handle.ts';
import { SessionRef } from './session-ref.ts';

/** What a handle says, in the shape of a link's facts: the service's word beside the link's. */
export const HandleFacts = z.object({
  /** Null where the service answered with the session in the place of the handle. */
  kind: z.enum(['activity', 'invite', 'transfer', 'search']).nullable(),
  /** Null where it did not name the session. */
  session: SessionRef.nullable(),
  /** Decimal strings, the one that the handle names itself first; none where the service tells no title. */
  titleIds: z.array(z.string()),
  /** Xuid of who invites, or whose activity it is. */
  from: z.string().nullable(),
  /** Xuid of who is invited. */
  to: z.string().nullable(),
  /** Until when an invite stands: ISO 8601. */
  expires: z.string().nullable(),
  openness: z.enum(['open', 'full', 'closed', 'followed', 'local', 'not-told']),
});
export type HandleFacts = z.infer<typeof HandleFacts>;

/** Text in Microsoft's client, a number in the documentation. */
const TitleId = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(z.string().regex(/^[0-9]{1,10}$/));
const Named = z.looseObject({ titleId: TitleId });
const GameTypes = z.record(z.string(), z.unknown());

const titleIn = (fields: unknown): string[] => {
  const found = Named.safeParse(fields);
  return found.success ? [found.data.titleId] : [];
};

/**
 * The titles of a handle, as the service tells them: it adds `titleId` to activities and `gameTypes` to both, one title
 * for each kind of device [wire]. `inviteAttributes.titleId` is not among them: whoever invites writes what he likes
 * there, and it comes back as it was sent.
 */
const titlesOf = (handle: Handle): string[] => {
  const games = GameTypes.safeParse(handle.gameTypes);
  return [...new Set([...titleIn(handle), ...Object.values(games.data ?? {}).flatMap(titleIn)])];
};

/** GET /handles/{id} is documented without an answer of its own; `relatedInfo` is read where it comes along. */
export const handleFacts = (handle: Handle): HandleFacts => {
  const { type, sessionRef, senderXuid, ownerXuid, invitedXuid, expiration } = handle;
  const activity = Activity.safeParse(handle);
  return {
    kind: type,
    session: sessionRef,
    titleIds: titlesOf(handle),
    from: senderXuid ?? ownerXuid ?? null,
    to: invitedXuid ?? null,
    expires: expiration ?? null,
    openness: activity.success ? opennessOf(activity.data) : 'not-told',
  };
};

/** The same where the session itself was answered: who it is from and of which title, no session says. */
export const sessionFacts = (document: SessionDocument, ref: SessionRef | null): HandleFacts => ({
  kind: null,
  session: ref,
  titleIds: [],
  from: null,
  to: null,
  expires: null,
  openness: opennessOf({ relatedInfo: relatedInfo(document) }),
});

const relatedInfo = ({ constants, properties, membersInfo }: SessionDocument) => {
  const { closed, joinRestriction } = properties.system;
  const { maxMembersCount } = constants.system;
  return {
    ...(closed !== undefined && { closed }),
    ...(joinRestriction !== undefined && { joinRestriction }),
    ...(maxMembersCount !== undefined && { maxMembersCount }),
    ...(membersInfo.count !== undefined && { membersCount: membersInfo.count }),
  };
};
