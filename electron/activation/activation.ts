import { z } from 'zod';
import { HandleFacts } from '../../protocol/handle-facts.ts';
import { SessionRef } from '../../protocol/session-ref.ts';

export const ActivationState = z.enum([
  'received',
  'asking',
  'joining',
  'joined',
  'left',
  'ended',
  'refused',
  'failed',
]);
export type ActivationState = z.infer<typeof ActivationState>;

/** How a link came in. `self` is one that this window composed and did not send through the system. */
export const ArrivedBy = z.enum(['argv', 'second-instance', 'open-url', 'paste', 'drop', 'self']);
export type ArrivedBy = z.infer<typeof ArrivedBy>;

export const Explanation = z.object({
  code: z.string(),
  causes: z.array(z.string()),
  advice: z.array(z.string()),
  again: z.enum(['now', 'later', 'never']),
  said: z.string().optional(),
  /** Seconds that the directory asked to wait. */
  afterSeconds: z.number().optional(),
});

/** Why an activation is not, or no longer, joined. Codes; the window has the words. */
export const Reason = z.discriminatedUnion('kind', [
  /** The link itself: `code` is a `LinkProblemCode`. */
  z.object({ kind: z.literal('link'), code: z.string(), part: z.string().optional() }),
  /** A good link that holds no handle: `code` is the link's kind. */
  z.object({ kind: z.literal('nothing-to-join'), code: z.string() }),
  /** Our own rules. `other-account` names the xuid that the link is for. */
  z.object({
    kind: z.literal('policy'),
    code: z.enum(['other-account', 'no-player', 'declined', 'two-links']),
    about: z.string().optional(),
  }),
  /** The directory's answer, or that there was none (`status` null). */
  z.object({ kind: z.literal('answer'), status: z.number().nullable(), explanation: Explanation }),
  /** Why a joined session came to its end. */
  z.object({
    kind: z.literal('end'),
    code: z.enum(['session-gone', 'removed', 'directory-changed', 'program-ended']),
  }),
]);
export type Reason = z.infer<typeof Reason>;

/** What the service says of a link's handle before anybody joins by it: one GET, which joins nothing. */
export const Preview = z.discriminatedUnion('state', [
  /** `joins`: at once, should the service say that the handle is of a trusted title. */
  z.object({ state: z.literal('looking'), joins: z.boolean() }),
  /** `at`: when it was said, ISO 8601. */
  z.object({ state: z.literal('known'), at: z.string(), handle: HandleFacts }),
  /** The directory's answer, or that there was none (`status` null). */
  z.object({
    state: z.literal('failed'),
    at: z.string(),
    status: z.number().nullable(),
    explanation: Explanation,
  }),
]);
export type Preview = z.infer<typeof Preview>;

/** One link that arrived, with what became of it. This is also its form in the journal and in the window. */
export const Activation = z.object({
  id: z.string(),
  /** The link as it came, cut to 4,096 characters; `length` is its full length. */
  text: z.string(),
  length: z.number().int(),
  arrivedBy: ArrivedBy,
  /** ISO 8601, UTC, milliseconds. */
  receivedAt: z.string(),
  updatedAt: z.string(),
  state: ActivationState,
  reason: Reason.nullable(),
  /** Facts of the link, null where it has none: kind, scheme, decimal title id, handle, who invites whom. */
  link: z
    .object({
      kind: z.string(),
      scheme: z.string(),
      titleId: z.string().nullable(),
      handle: z.string().nullable(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      context: z.string().nullable(),
      extra: z.array(z.tuple([z.string(), z.string()])),
    })
    .nullable(),
  /** Who joins: the xuid of the player, once that is decided. */
  player: z.string().nullable(),
  session: SessionRef.nullable(),
  /** Null where nobody looked: on the emulator, and for links of versions before. */
  preview: Preview.nullable().default(null),
  /** Gamertags by xuid, as the service told them, of those among the above who are none of ours. */
  names: z.record(z.string(), z.string()).optional(),
  /** How often the same link came again within 5 s and was not followed a second time. */
  repeats: z.number().int(),
  /** Which try to join this is, 0 before the first. */
  attempt: z.number().int(),
});
export type Activation = z.infer<typeof Activation>;
