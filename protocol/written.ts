import { z } from 'zod';

/**
 * What a player may write, field by field, contract 107: the documentation, and what Microsoft's client sends.
 * Strict, so that a field which is neither shows; nothing is kept from being sent by it. `null` removes.
 */
const Json = z.record(z.string(), z.unknown()).nullish();
const Text = z.string().nullish();
const Flag = z.boolean().nullish();
const Whole = z.number().int().nullish();
const Texts = z.array(z.string()).nullish();
const Indices = z.array(z.number().int()).nullish();
const object = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).nullish();

/** docs; the service reads it without case */
const Restriction = z.enum(['none', 'local', 'followed']).nullish();

const CHANGE_TYPES = [
  'everything',
  'host',
  'initialization',
  'matchmakingStatus',
  'membersList',
  'membersStatus',
  'joinability',
  'customProperty',
  'membersCustomProperty',
] as const;

/** A member's own `properties`. */
export const WrittenMyProperties = z.strictObject({
  system: object({
    active: Flag,
    ready: Flag,
    connection: Text,
    subscription: object({ id: z.string(), changeTypes: z.array(z.enum(CHANGE_TYPES)).nullish() }),
    secureDeviceAddress: Text,
    groups: Texts,
    encounters: Texts,
    initializationGroup: Indices,
    measurements: Json,
    serverMeasurements: Json,
  }),
  custom: Json,
});

/** The session's own `properties`. */
export const WrittenSessionProperties = z.strictObject({
  system: object({
    keywords: Texts,
    turn: Indices,
    joinRestriction: Restriction,
    readRestriction: Restriction,
    closed: Flag,
    locked: Flag,
    owners: Indices,
    host: Text,
    serverConnectionStringCandidates: Texts,
    matchmaking: Json,
    matchmakingResubmit: Flag,
    initializationSucceeded: Flag,
    allocateCloudCompute: Flag,
  }),
  custom: Json,
});

const WrittenConstants = object({
  version: Whole,
  maxMembersCount: Whole,
  visibility: z.enum(['open', 'visible', 'private']).nullish(),
  initiators: Texts,
  inviteProtocol: Text,
  reservedRemovalTimeout: Whole,
  inactiveRemovalTimeout: Whole,
  readyRemovalTimeout: Whole,
  sessionEmptyTimeout: Whole,
  timeouts: Json,
  capabilities: z.record(z.string(), z.boolean().nullable()).nullish(),
  metrics: Json,
  memberInitialization: Json,
  managedInitialization: Json,
  peerToPeerRequirements: Json,
  peerToHostRequirements: Json,
  measurementServerAddresses: Json,
  cloudComputePackage: Json,
  arbitration: Json,
  broadcastViewerTitleIds: Texts,
  ownershipPolicies: Json,
});

const WrittenMember = z
  .strictObject({
    constants: object({ system: object({ xuid: Text, initialize: Flag }), custom: z.unknown().optional() }),
    properties: WrittenMyProperties.nullish(),
    roles: z.record(z.string(), z.string().nullable()).nullish(),
  })
  .nullable();

const WrittenServer = object({
  constants: object({ system: Json, custom: Json }),
  properties: object({ system: Json, custom: Json }),
});

/** The body of a session write. */
export const WrittenSession = z.strictObject({
  constants: object({ system: WrittenConstants, custom: Json }),
  properties: WrittenSessionProperties.nullish(),
  members: z.record(z.string(), WrittenMember).nullish(),
  servers: z.record(z.string(), WrittenServer).nullish(),
  roleTypes: Json,
});

const SessionName = z.strictObject({ scid: z.string(), templateName: z.string(), name: Text });

/** The body of POST /handles. */
export const WrittenHandle = z.strictObject({
  type: z.enum(['activity', 'invite', 'transfer', 'search']),
  version: Whole,
  sessionRef: SessionName,
  originSessionRef: SessionName.nullish(),
  invitedXuid: Text,
  inviteAttributes: object({
    titleId: z.union([z.string(), z.number()]).nullish(),
    context: Text,
    contextString: Text,
    senderString: Text,
  }),
  searchAttributes: object({ tags: Texts, numbers: Json, strings: Json }),
});

const People = object({ moniker: z.string(), monikerXuid: z.string() });

/** The body of POST /handles/query. */
export const WrittenHandleQuery = z.strictObject({
  type: z.enum(['activity', 'search']),
  scid: Text,
  templateName: Text,
  owners: object({ xuids: Texts, people: People }),
  sessionMembers: object({ people: People }),
  filter: Text,
  orderBy: Text,
});

/** The body of POST …/batch. */
export const WrittenBatch = z.strictObject({ xuids: z.array(z.string()) });
