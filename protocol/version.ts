import { z } from 'zod';
import { ToldChange, Who } from './changes-types.ts';

/** Who made a version, as far as it can be told; what is not certain is not said. */
export const Cause = z.discriminatedUnion('kind', [
  /** This very version was the answer to a write of this player's that we made, or saw. */
  z.object({ kind: z.literal('write'), xuid: z.string() }),
  /** A part of a member changed that the service lets nobody but that member write. */
  z.object({ kind: z.literal('member'), who: Who }),
  /** A member became inactive or left: he did so himself, or the service did as his connection was lost. */
  z.object({ kind: z.literal('member-or-service'), who: Who }),
  /** A member who had been in this state for longer than the session allows is gone: the service removed him. */
  z.object({ kind: z.literal('timer'), who: Who, state: z.enum(['inactive', 'ready', 'reserved']) }),
  z.object({ kind: z.literal('not-told') }),
]);
export type Cause = z.infer<typeof Cause>;

/** Why versions in between were not seen. */
const GapReason = z.enum([
  /** The service puts several changes into one notice. [wire] */
  'coalesced',
  /** The change channel was down, or nobody of ours was in the session. */
  'away',
  /** They are not in the capture. */
  'not-captured',
]);
export type GapReason = z.infer<typeof GapReason>;

/** One version of a session on a time line. Small, whatever the size of its document. */
export const VersionRow = z.object({
  /** Its place on the time line: 1 for the first version that was seen, and no number is left out. */
  number: z.number().int(),
  /** The service's own number; it begins again when a session is made anew. */
  changeNumber: z.number().int().nullable(),
  /** When it was read: ISO 8601, UTC. */
  seenAt: z.string(),
  cause: Cause,
  /** What differs from the row before, the most telling first. */
  changes: z.array(ToldChange),
  /** How many more differences there are than `changes` lists. */
  more: z.number().int(),
  /** The change numbers between the row before and this one, both included, that were not seen. */
  gap: z.object({ from: z.number().int(), to: z.number().int(), why: GapReason }).nullable(),
});
export type VersionRow = z.infer<typeof VersionRow>;
