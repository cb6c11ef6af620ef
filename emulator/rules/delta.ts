import { z } from 'zod';
import { toCurrentContract } from '../../protocol/contract.ts';
import { Xuid } from '../../protocol/ids.ts';
import { type Fields, isFields } from '../../protocol/merge.ts';
import { refuse } from './answer.ts';
import { isCommonDelta } from './common-delta.ts';

/** As it came: an object that is rebuilt field by field loses one that is named `__proto__`. */
const Custom = z.custom<Fields>(isFields, 'must be an object');
const Restriction = z.string().regex(/^(none|local|followed)$/i, 'must be none, local or followed');
/** Choice: at most 30 years, so that what is due has a date. */
const Milliseconds = z.number().nonnegative().max(1_000_000_000_000);
const Timeout = Milliseconds.nullable();

/** `constants.system` at contract 107, of a request or a template. */
export const SystemConstantsDelta = z.looseObject({
  version: z.number().int().optional(),
  maxMembersCount: z.number().int().min(1).max(10_000).optional(),
  visibility: z
    .string()
    .regex(/^(open|visible|private)$/i, 'must be open, visible or private')
    .optional(),
  initiators: z.array(Xuid).optional(),
  inviteProtocol: z.string().max(100).optional(),
  capabilities: z.record(z.string(), z.boolean()).optional(),
  reservedRemovalTimeout: Timeout.optional(),
  inactiveRemovalTimeout: Timeout.optional(),
  readyRemovalTimeout: Timeout.optional(),
  sessionEmptyTimeout: Timeout.optional(),
  memberInitialization: z
    .looseObject({
      joinTimeout: Milliseconds.optional(),
      measurementTimeout: Milliseconds.optional(),
      evaluationTimeout: Milliseconds.optional(),
      externalEvaluation: z.boolean().optional(),
      membersNeededToStart: z.number().int().nonnegative().optional(),
    })
    .nullable()
    .optional(),
  arbitration: z
    .looseObject({ forfeitTimeout: Milliseconds.optional(), arbitrationTimeout: Milliseconds.optional() })
    .optional(),
});

const MemberConstants = z.looseObject({
  system: z.looseObject({ xuid: Xuid.optional(), initialize: z.boolean().optional() }).optional(),
  /** Clients write text here too. Microsoft's client */
  custom: z.unknown().optional(),
});

const Roles = z.record(z.string(), z.string().nullable()).nullable();
const Index = z.number().int().nonnegative();
const Names = z.array(z.string().min(1).max(100)).max(100);
const Measurements = z.record(z.string(), z.looseObject({}));

const MemberDelta = z.looseObject({
  constants: MemberConstants.optional(),
  properties: z
    .looseObject({
      system: z
        .looseObject({
          active: z.boolean().nullable().optional(),
          ready: z.boolean().nullable().optional(),
          connection: z.string().max(100).nullable().optional(),
          secureDeviceAddress: z.string().nullable().optional(),
          subscription: z
            .looseObject({
              id: z.string().min(1).max(100).optional(),
              changeTypes: z.array(z.string()).optional(),
            })
            .nullable()
            .optional(),
          groups: Names.nullable().optional(),
          encounters: Names.nullable().optional(),
          initializationGroup: z.array(Index).nullable().optional(),
          measurements: Measurements.nullable().optional(),
          serverMeasurements: z.record(z.string(), z.unknown()).nullable().optional(),
        })
        .optional(),
      custom: Custom.nullable().optional(),
    })
    .optional(),
  roles: Roles.optional(),
});
export type MemberDelta = z.infer<typeof MemberDelta>;

const Bag = z.looseObject({ system: Custom.optional(), custom: Custom.optional() });
const ServerDelta = z.looseObject({ constants: Bag.optional(), properties: Bag.optional() });
export type ServerDelta = z.infer<typeof ServerDelta>;

const Reservation = z.looseObject({
  constants: MemberConstants.extend({
    system: z.looseObject({ xuid: Xuid, initialize: z.boolean().optional() }),
  }),
});
export type Reservation = z.infer<typeof Reservation>;

const Count = z.number().int().positive();
/** The role types of a template, or what a write says of them. docs */
export const RoleTypesDelta = z.record(
  z.string().regex(/^[a-z0-9]{1,100}$/i, 'must be letters and digits'),
  z.looseObject({
    ownerManaged: z.boolean().optional(),
    mutableRoleSettings: z.array(z.string()).optional(),
    roles: z.record(
      z.string().regex(/^[a-z0-9]{1,100}$/i, 'must be letters and digits'),
      z.looseObject({ max: Count.optional(), target: Count.optional() }),
    ),
  }),
);

const Delta = z.looseObject({
  constants: z.looseObject({ system: SystemConstantsDelta.optional(), custom: Custom.optional() }).optional(),
  properties: z
    .looseObject({
      system: z
        .looseObject({
          joinRestriction: Restriction.nullable().optional(),
          readRestriction: Restriction.nullable().optional(),
          closed: z.boolean().nullable().optional(),
          locked: z.boolean().nullable().optional(),
          host: z.string().max(40).nullable().optional(),
          keywords: z.array(z.string()).nullable().optional(),
          turn: z.array(Index).nullable().optional(),
          owners: z.array(Index).nullable().optional(),
          serverConnectionStringCandidates: z.array(z.string()).nullable().optional(),
          matchmaking: z.looseObject({}).nullable().optional(),
          matchmakingResubmit: z.boolean().nullable().optional(),
          initializationSucceeded: z.boolean().optional(),
          allocateCloudCompute: z.boolean().nullable().optional(),
        })
        .optional(),
      custom: Custom.nullable().optional(),
    })
    .optional(),
  members: z.looseObject({ me: MemberDelta.nullable().optional() }).optional(),
  servers: z.looseObject({}).optional(),
  roleTypes: RoleTypesDelta.optional(),
});
export type Delta = z.infer<typeof Delta>;

/** Reads the body of a session write; 400 with the path of the first field that is wrong. */
export const parseDelta = (body: unknown): Delta => (isCommonDelta(body) ? body : deltaBySchema(body));

/** The same, of any body: what may be written is said by the schema alone. */
export const deltaBySchema = (body: unknown): Delta => parsedBy(Delta, withCurrentConstants(body));

/** What a body says by its schema; 400 with the path, below `under`, of the first field that is wrong. */
export const parsedBy = <Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  under: string[] = [],
): z.infer<Schema> => {
  try {
    const parsed = schema.safeParse(body);
    return parsed.success ? parsed.data : refuse(400, problemIn(parsed.error, under));
  } catch (error) {
    // zod puts a pattern to an object as well, and that of `{"toString": 1}` can't be made a text.
    if (error instanceof TypeError)
      return refuse(400, 'The request is not valid: an object stands for a text.');
    throw error;
  }
};

/** Reads `members.{index}`, as a server or an owner writes it. */
export const parseMember = (name: string, body: unknown): MemberDelta | null =>
  parsedBy(MemberDelta.nullable(), body, ['members', name]);

/** Reads `servers.{name}`. */
export const parseServer = (name: string, body: unknown): ServerDelta | null =>
  parsedBy(ServerDelta.nullable(), body, ['servers', name]);

/** Reads `members.reserve_N`. */
export const parseReservation = (name: string, body: unknown): Reservation =>
  parsedBy(Reservation, body, ['members', name]);

/** A sentence with the path of the first field that is wrong. */
const problemIn = (error: z.ZodError, under: string[] = []): string => {
  const { path, message } = error.issues[0] ?? { path: [], message: 'is not understood' };
  const where = [...under, ...path.map(String)].join('.');
  return `The request is not valid: ${where ? `'${where}': ` : ''}${message}.`;
};

const withCurrentConstants = (body: unknown): unknown => {
  // Only requests that write `constants.system`, in whatever contract's form, take this way.
  if (!isFields(body) || !isFields(body.constants) || !isFields(body.constants.system)) return body;
  const { constants } = body;
  return { ...body, constants: { ...constants, system: toCurrentContract(body.constants.system) } };
};
