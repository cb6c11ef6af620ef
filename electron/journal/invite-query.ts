import { z } from 'zod';
import { Activation, ActivationState } from '../activation/activation.ts';

/** What is looked for: all of it must be so. Nothing at all asks for everything. */
export const InviteQuery = z.object({
  /** Each word, or the beginning of one, as typed, and what else counts as it: the xuids of a name, say. */
  words: z.array(z.object({ text: z.string().max(200), or: z.array(z.string().max(200)).max(50) })).max(12),
  /** Any of these; none is all. */
  states: z.array(ActivationState),
  /** Decimal title id. */
  title: z
    .string()
    .regex(/^\d{1,10}$/)
    .nullable(),
  /** The xuid of who sent it, who it is for, or who joined. */
  player: z
    .string()
    .regex(/^\d{1,20}$/)
    .nullable(),
  /** Received at or after, and before: ISO 8601, UTC. */
  since: z.iso.datetime().nullable(),
  until: z.iso.datetime().nullable(),
});
export type InviteQuery = z.infer<typeof InviteQuery>;

export const FindInvites = InviteQuery.extend({
  /** How many rows at most. */
  take: z.number().int().min(1).max(1000),
  /** Where the page before ended; null for the first. */
  before: z.number().int().nullable(),
});
export type FindInvites = z.infer<typeof FindInvites>;

export const FoundInvites = z.object({
  /** Latest arrival first. */
  rows: z.array(Activation),
  /** How many there are in all, whatever was taken. */
  total: z.number().int(),
  /** What to ask the next page with; null when there is none. */
  next: z.number().int().nullable(),
});
export type FoundInvites = z.infer<typeof FoundInvites>;

/** What the journal has invites of, for the filters to choose from. */
export const InviteFacets = z.object({ titles: z.array(z.string()), players: z.array(z.string()) });
export type InviteFacets = z.infer<typeof InviteFacets>;
