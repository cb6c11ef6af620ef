import { z } from 'zod';
import { type Fields, isFields } from './merge.ts';

/**
 * The session document as the service sends it, contract 107 (105 differs in `constants.system`, see
 * `contract.ts`). Every object is loose: what we do not know is kept and shown. What is required here is
 * what Microsoft's own client requires; all else may be missing.
 */
// As it came: an object that is rebuilt field by field loses one that is named `__proto__`.
const Json = z.custom<Fields>(isFields, 'must be an object');

const Subscription = z.looseObject({ id: z.string(), changeTypes: z.array(z.string()).optional() });

const MemberSystemProperties = z.looseObject({
  active: z.boolean().optional(),
  ready: z.boolean().optional(),
  connection: z.string().optional(),
  subscription: Subscription.optional(),
  secureDeviceAddress: z.string().optional(),
});

export const Member = z.looseObject({
  next: z.number().int(),
  joinTime: z.string().optional(),
  reserved: z.boolean().optional(),
  gamertag: z.string().optional(),
  /** Decimal string. */
  activeTitleId: z.string().optional(),
  /** 32 hex digits; `properties.system.host` of the session names the host by it. */
  deviceToken: z.string().optional(),
  constants: z.looseObject({
    system: z.looseObject({ xuid: z.string().optional(), index: z.number().int().optional() }),
    custom: Json.optional(),
  }),
  properties: z.looseObject({ system: MemberSystemProperties, custom: Json.optional() }),
});
export type Member = z.infer<typeof Member>;

const MembersInfo = z.looseObject({
  /** Index of the first member; follow `next` from there until it equals `next` here. */
  first: z.number().int(),
  next: z.number().int(),
  count: z.number().int().optional(),
  accepted: z.number().int().optional(),
  active: z.number().int().optional(),
});

const SystemConstants = z.looseObject({
  version: z.number().optional(),
  maxMembersCount: z.number().int().optional(),
  visibility: z.string().optional(),
  inviteProtocol: z.string().optional(),
  capabilities: z.record(z.string(), z.unknown()).optional(),
});

const SystemProperties = z.looseObject({
  joinRestriction: z.string().optional(),
  readRestriction: z.string().optional(),
  closed: z.boolean().optional(),
  locked: z.boolean().optional(),
  host: z.string().optional(),
  keywords: z.array(z.string()).optional(),
});

export const SessionDocument = z.looseObject({
  membersInfo: MembersInfo,
  constants: z.looseObject({ system: SystemConstants, custom: Json.optional() }),
  properties: z.looseObject({ system: SystemProperties, custom: Json.optional() }),
  members: z.record(z.string(), Member).optional(),
  servers: Json.optional(),
  correlationId: z.string().optional(),
  contractVersion: z.number().optional(),
  branch: z.string().optional(),
  changeNumber: z.number().int().optional(),
  startTime: z.string().optional(),
});
export type SessionDocument = z.infer<typeof SessionDocument>;

/** What may be written: a delta, where an absent field is unchanged and `null` deletes. */
export const SessionRequest = z.looseObject({
  constants: Json.optional(),
  properties: Json.optional(),
  members: z.record(z.string(), z.unknown()).optional(),
  servers: Json.optional(),
});
export type SessionRequest = z.infer<typeof SessionRequest>;
