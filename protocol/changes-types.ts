import { z } from 'zod';
import type { MemberState } from './members.ts';

/** Who a change is about; gamertag and xuid are null where the document does not say. */
export const Who = z.object({
  index: z.string(),
  xuid: z.string().nullable(),
  gamertag: z.string().nullable(),
});
export type Who = z.infer<typeof Who>;

/** The part of the document in which a named value differs; `custom` and `system` are those of its properties. */
const PropertyOf = z.enum([
  'custom',
  'system',
  'constants.system',
  'constants.custom',
  'servers',
  'membersInfo',
  'constants',
  'properties',
  'document',
]);
export type PropertyOf = z.infer<typeof PropertyOf>;

/** The part of a member in which a named value differs; `custom` and `system` are those of its properties. */
const MemberPropertyOf = z.enum([
  'custom',
  'system',
  'constants.system',
  'constants.custom',
  'constants',
  'properties',
  'member',
]);
export type MemberPropertyOf = z.infer<typeof MemberPropertyOf>;

const AnyState = z.enum(['active', 'ready', 'reserved', 'inactive'] satisfies MemberState[]);
const PresentState = AnyState.exclude(['reserved']);

/** One thing that differs between two versions of a session; `value` is what a changed value is told as. */
const changeWith = <Value extends z.ZodType>(value: Value) => {
  const difference = {
    name: z.string(),
    how: z.enum(['set', 'changed', 'removed']),
    before: value.optional(),
    after: value.optional(),
  };
  const rule = { before: z.string().nullable(), after: z.string().nullable() };
  return z.discriminatedUnion('code', [
    /** The session was made: this is its first version. */
    z.object({ code: z.literal('created'), members: z.number() }),
    /** First look at a session that was there before. */
    z.object({ code: z.literal('first-seen'), changeNumber: z.number().nullable(), members: z.number() }),
    /** Another branch: the session was deleted and made anew. Change numbers begin again. */
    z.object({ code: z.literal('recreated') }),
    /** Versions between the two that were not read: change notices are coalesced. */
    z.object({ code: z.literal('skipped'), count: z.number(), from: z.number(), to: z.number() }),
    /** A new change number and nothing else, as after POST /handles [wire]. */
    z.object({ code: z.literal('nothing-visible'), changeNumber: z.number() }),
    z.object({ code: z.literal('member-joined'), who: Who, state: PresentState }),
    z.object({ code: z.literal('member-reserved'), who: Who }),
    /** A reserved place was taken by its member. */
    z.object({ code: z.literal('member-arrived'), who: Who, state: PresentState }),
    z.object({ code: z.literal('member-left'), who: Who, state: AnyState }),
    z.object({ code: z.literal('member-state'), who: Who, before: AnyState, after: AnyState }),
    z.object({ code: z.literal('member-property'), who: Who, of: MemberPropertyOf, ...difference }),
    /** `token` is the device token that names the host now; `after` is null where it is no member's. */
    z.object({
      code: z.literal('host'),
      before: Who.nullable(),
      after: Who.nullable(),
      token: z.string().nullable(),
    }),
    z.object({ code: z.enum(['closed', 'opened', 'locked', 'unlocked']) }),
    z.object({ code: z.enum(['join-restriction', 'read-restriction', 'visibility']), ...rule }),
    z.object({ code: z.literal('property'), of: PropertyOf, ...difference }),
  ]);
};

export type Change = z.infer<ReturnType<typeof changeWith<z.ZodUnknown>>>;

/** The same as it is told and kept: values are their JSON, cut to a line. */
export const ToldChange = changeWith(z.string());
export type ToldChange = z.infer<typeof ToldChange>;
