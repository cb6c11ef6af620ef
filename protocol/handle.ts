import { z } from 'zod';
import { Guid, Xuid } from './ids.ts';
import { SessionRef } from './session-ref.ts';

/** What a session is found by, beside its own data. docs; names and tags are compared without case */
const AttributeName = z
  .string()
  .regex(/^[a-z][^\s]{0,98}$/i, 'must begin with a letter, have no blanks and fewer than 100 characters');
const SearchAttributes = z.looseObject({
  tags: z.array(AttributeName).max(100).optional(),
  numbers: z.record(AttributeName, z.number()).optional(),
  strings: z.record(AttributeName, z.string()).optional(),
});
export type SearchAttributes = z.infer<typeof SearchAttributes>;

/** A handle as the service answers it: the request echoed, with the service's fields added. */
export const Handle = z.looseObject({
  id: Guid,
  type: z.enum(['activity', 'invite', 'transfer', 'search']),
  version: z.number().optional(),
  sessionRef: SessionRef,
  /** The session that the players come from: transfer handles. */
  originSessionRef: SessionRef.optional(),
  /** Decimal string. */
  titleId: z.string().optional(),
  ownerXuid: Xuid.optional(),
  senderXuid: Xuid.optional(),
  invitedXuid: Xuid.optional(),
  createTime: z.string().optional(),
  expiration: z.string().optional(),
  inviteProtocol: z.string().optional(),
  inviteAttributes: z.looseObject({ context: z.string().optional() }).optional(),
  searchAttributes: SearchAttributes.optional(),
});
export type Handle = z.infer<typeof Handle>;

/** The name may be left out of a request; the service makes up a GUID. docs */
const AnyName = SessionRef.extend({ name: SessionRef.shape.name.optional() });
const common = { version: z.number().optional(), sessionRef: AnyName };

export const HandleRequest = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('activity'), ...common }),
  z.looseObject({
    type: z.literal('invite'),
    ...common,
    /** One player a call. */
    invitedXuid: Xuid,
    /** `titleId` is text in Microsoft's client and a number in the documentation; both are taken. */
    inviteAttributes: z
      .looseObject({
        titleId: z.union([z.string(), z.number()]).transform(String).optional(),
        context: z.string().max(256).optional(),
        contextString: z.string().optional(),
        senderString: z.string().optional(),
      })
      .optional(),
  }),
  z.looseObject({ type: z.literal('transfer'), ...common, originSessionRef: SessionRef }),
  z.looseObject({ type: z.literal('search'), ...common, searchAttributes: SearchAttributes.optional() }),
]);
export type HandleRequest = z.infer<typeof HandleRequest>;

/** Players by their people list: of `monikerXuid`, all (`People`, `friends`) or `favorites`. docs and wire */
const People = z.looseObject({ people: z.looseObject({ moniker: z.string(), monikerXuid: Xuid }) });
const Owners = z.looseObject({ xuids: z.array(Xuid).max(1_000).optional() }).extend(People.partial().shape);

/** The body of POST /handles/query. */
export const HandleQuery = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('activity'), scid: z.string().optional(), owners: Owners }),
  z.looseObject({
    type: z.literal('search'),
    /** Documented as needed; clients leave it out where the filter names it, or to search everywhere. */
    scid: z.string().min(1).max(100).optional(),
    templateName: z.string().min(1).max(100).optional(),
    filter: z.string().max(2_000).optional(),
    orderBy: z.string().max(200).optional(),
    sessionMembers: People.partial().optional(),
  }),
]);
export type HandleQuery = z.infer<typeof HandleQuery>;
