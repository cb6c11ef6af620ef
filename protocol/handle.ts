import { z } from 'zod';
import { Guid, Xuid } from './ids.ts';
import { SessionRef } from './session-ref.ts';

/** A handle as the service answers it: the request echoed, with the service's fields added. */
export const Handle = z.looseObject({
  id: Guid,
  type: z.enum(['activity', 'invite', 'transfer', 'search']),
  version: z.number().optional(),
  sessionRef: SessionRef,
  /** Decimal string. */
  titleId: z.string().optional(),
  ownerXuid: Xuid.optional(),
  senderXuid: Xuid.optional(),
  invitedXuid: Xuid.optional(),
  createTime: z.string().optional(),
  expiration: z.string().optional(),
  inviteProtocol: z.string().optional(),
  inviteAttributes: z.looseObject({ context: z.string().optional() }).optional(),
});
export type Handle = z.infer<typeof Handle>;

export const HandleRequest = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('activity'), version: z.number().optional(), sessionRef: SessionRef }),
  z.looseObject({
    type: z.literal('invite'),
    version: z.number().optional(),
    sessionRef: SessionRef,
    /** One player a call. */
    invitedXuid: Xuid,
    /** `titleId` is text in Microsoft's client and a number in the documentation; both are taken. */
    inviteAttributes: z
      .looseObject({
        titleId: z.union([z.string(), z.number()]).transform(String).optional(),
        context: z.string().optional(),
        contextString: z.string().optional(),
        senderString: z.string().optional(),
      })
      .optional(),
  }),
]);
export type HandleRequest = z.infer<typeof HandleRequest>;
