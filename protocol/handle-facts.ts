import { z } from 'zod';
import { Activity, opennessOf } from './activity.ts';
import type { Handle } from './handle.ts';
import type { LinkFacts } from './link-facts.ts';
import { SessionRef } from './session-ref.ts';

/** What a handle says, in the shape of a link's facts: the service's word beside the link's. */
export const HandleFacts = z.object({
  kind: z.enum(['activity', 'invite', 'transfer', 'search']),
  session: SessionRef,
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
 * The titles of a handle. The service adds `titleId` to activities and `gameTypes` to both, one title for each kind
 * of device [wire]. `inviteAttributes` are what the inviting title sent, echoed: they count only where the service
 * itself tells nothing.
 */
const titlesOf = (handle: Handle): string[] => {
  const games = GameTypes.safeParse(handle.gameTypes);
  const own = [...titleIn(handle), ...Object.values(games.data ?? {}).flatMap(titleIn)];
  return [...new Set(own.length > 0 ? own : titleIn(handle.inviteAttributes))];
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

/** Where a link says other than the service: in what title it is for, who sent it, or who is invited. */
export type LinkDoubt = 'title' | 'sender' | 'invited';

/** Everything in a link is its own claim; what the handle says of it comes from the service. */
export const doubtsAbout = (
  link: Pick<LinkFacts, 'titleId' | 'from' | 'to'>,
  handle: HandleFacts,
): LinkDoubt[] => {
  const { titleIds } = handle;
  const differ = (one: string | null, other: string | null) =>
    one !== null && other !== null && one !== other;
  const otherTitle = link.titleId !== null && titleIds.length > 0 && !titleIds.includes(link.titleId);
  return [
    ...(otherTitle ? (['title'] as const) : []),
    ...(differ(link.from, handle.from) ? (['sender'] as const) : []),
    ...(differ(link.to, handle.to) ? (['invited'] as const) : []),
  ];
};

/** The title that link and service agree on; null where the link says anything else, or the service tells none. */
export const agreedTitle = (
  link: Pick<LinkFacts, 'titleId' | 'from' | 'to'>,
  handle: HandleFacts,
): string | null => {
  if (doubtsAbout(link, handle).length > 0 || handle.titleIds.length === 0) return null;
  return link.titleId ?? handle.titleIds[0] ?? null;
};
