import { z } from 'zod';
import { Guid, Xuid } from '../../protocol/ids.ts';
import { SessionRef } from '../../protocol/session-ref.ts';
import type { SteerableClock } from '../controls/clock.ts';
import type { Player, Players } from '../players.ts';
import { SystemConstantsDelta } from '../rules/delta.ts';
import type { StoredHandle, StoredSession } from '../rules/stored.ts';
import type { Store } from '../store.ts';

const Bags = z.looseObject({ system: z.looseObject({}), custom: z.looseObject({}) });
/** As far as dates go, with room for a timeout: some 3,000 years. */
const Milliseconds = z.number().nonnegative().max(100_000_000_000_000);

const MemberShape = z.looseObject({
  joinTime: z.string(),
  reserved: z.boolean(),
  constants: z.looseObject({
    system: z.looseObject({ xuid: Xuid, index: z.number().int().nonnegative() }),
    custom: z.unknown(),
  }),
  properties: Bags,
  since: Milliseconds,
});
const SessionShape = z
  .looseObject({
    ref: SessionRef,
    branch: Guid,
    correlationId: z.string(),
    changeNumber: z.number().int().positive(),
    startTime: z.string(),
    constants: Bags.extend({ system: SystemConstantsDelta }),
    properties: Bags,
    members: z.array(MemberShape),
    nextIndex: z.number().int().nonnegative(),
    emptySince: Milliseconds.nullable(),
    nextTimer: Milliseconds.nullable(),
  })
  .refine(hasItsIndices, "has members whose indices don't rise, or a nextIndex that one of them has");
const HandleShape = z.looseObject({
  id: Guid,
  type: z.enum(['activity', 'invite', 'transfer', 'search']),
  sessionRef: SessionRef,
  byXuid: Xuid,
  invitedXuid: Xuid.nullable(),
  expiresAt: Milliseconds.nullable(),
  body: z.looseObject({}),
});

/** Checked as far as the rules rely on it; what else is there is kept as it is. */
const checkedBy = <Type>(shape: z.ZodType): z.ZodType<Type> =>
  z.custom<Type>().superRefine((value, context) => {
    const result = shape.safeParse(value);
    for (const { path, message } of result.success ? [] : result.error.issues)
      context.addIssue({ code: 'custom', path: [...path], message });
  });
export const SessionState = checkedBy<StoredSession>(SessionShape);
export const HandleState = checkedBy<StoredHandle>(HandleShape);

export const PlayerState = z.object({
  xuid: Xuid,
  gamertag: z.string().min(1).max(50),
  people: z.array(Xuid).max(2_000).describe('Xuids of the players whom he follows.'),
  privileges: z.object({ multiplayer: z.boolean(), communicate: z.boolean() }),
  deviceToken: z
    .string()
    .regex(/^[0-9a-f]{8,40}$/, 'must be 8 to 40 hex digits in lower case')
    .optional()
    .describe('His device; players who have the same are local to each other.'),
  console: z.boolean().optional().describe('On a console; else on a PC.'),
  sandbox: z.string().min(1).max(50).nullable().describe('The sandbox of his account; null is any.'),
  xerr: z.number().int().positive().nullable().describe('The XErr code that refuses his sign-in.'),
});
export type PlayerState = z.infer<typeof PlayerState>;

/** All that the emulator holds, as one JSON document. */
export const State = z.object({
  version: z.literal(1),
  /** The emulator's time when it was taken. */
  now: Milliseconds,
  players: z.array(PlayerState),
  /** The sandbox of a service configuration, by SCID in lower case. */
  sandboxes: z.record(z.string(), z.string()),
  sessions: z.array(SessionState),
  handles: z.array(HandleState),
});
export type State = z.infer<typeof State>;

export type StateParts = {
  readonly store: Store;
  readonly players: Players;
  readonly sandboxes: Map<string, string>;
  readonly clock: SteerableClock;
};

/** Sessions and handles in it are those of the store, which never change in place: taking it costs little. */
export const takeState = async ({ store, players, sandboxes, clock }: StateParts): Promise<State> => ({
  version: 1,
  now: clock.now(),
  players: players.all().map(playerState),
  sandboxes: Object.fromEntries(sandboxes),
  ...(await store.everything()),
});

export const playerState = ({ followers: _derived, people, ...player }: Player): PlayerState => ({
  ...player,
  people: [...people],
});

function hasItsIndices(session: {
  members: { constants: { system: { index: number } } }[];
  nextIndex: number;
}) {
  const indices = session.members.map(({ constants }) => constants.system.index);
  return indices.every((index, at) => index > (indices[at - 1] ?? -1) && index < session.nextIndex);
}
