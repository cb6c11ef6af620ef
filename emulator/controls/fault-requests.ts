import { z } from 'zod';
import { Xuid } from '../../protocol/ids.ts';

const Pattern = z.string().max(500).refine(isPattern, 'is no regular expression');

const CallFaultRequest = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('status'),
      status: z.number().int().min(200).max(599),
      headers: z.record(z.string().regex(/^[\w-]+$/), z.string().regex(/^[\t\x20-\x7e]*$/)).optional(),
      body: z.string().optional(),
      document: z
        .boolean()
        .optional()
        .describe("Answer the session's document: a 403 for a session that may be read."),
    })
    .describe(
      'An answer, with nothing done: 401, 403, 404, 409, 412 with the session, 429 and 503 with Retry-After.',
    ),
  z.strictObject({ kind: z.literal('cut-answer') }).describe('The change is made, the answer is cut.'),
  z
    .strictObject({ kind: z.literal('delay'), ms: z.number().nonnegative().max(600_000) })
    .describe("The call is held back, by the emulator's clock."),
  z.strictObject({ kind: z.literal('refuse') }).describe('The connection is closed before anything is done.'),
]);
const RtaFaultRequest = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('drop-rta') })
    .describe('The RTA connections of match.xuid, or all, are cut. Happens at once.'),
  z
    .strictObject({ kind: z.literal('resync') })
    .describe('Those RTA connections get a resync frame. Happens at once.'),
]);
const TapFaultRequest = z.discriminatedUnion('kind', [
  z
    .strictObject({ kind: z.literal('delay-taps'), ms: z.number().nonnegative().max(600_000) })
    .describe("Shoulder taps come late, by the emulator's clock."),
  z.strictObject({ kind: z.literal('double-taps') }).describe('Shoulder taps come twice.'),
  z.strictObject({ kind: z.literal('lose-taps') }).describe('Shoulder taps do not come.'),
]);

const SubscribeFaultRequest = z
  .strictObject({ kind: z.literal('refuse-subscription'), code: z.number().int().positive().max(9_999) })
  .describe(
    'RTA subscriptions are refused with this code: 1 unknown resource, 2 too many, 3 no data, 1001 throttled, 1002 unavailable.',
  );

/** What is to go wrong, for which calls or taps, and how often. */
export const FaultRequest = z.strictObject({
  match: z
    .strictObject({
      method: z.string().optional(),
      path: Pattern.optional().describe(
        'A regular expression on the path, query included, without case. /connect is the RTA handshake.',
      ),
      xuid: Xuid.optional(),
    })
    .default({}),
  times: z
    .number()
    .int()
    .positive()
    .optional()
    .describe('How many calls or taps it is for; without it, every one until it is taken back.'),
  fault: z.discriminatedUnion('kind', [
    CallFaultRequest,
    RtaFaultRequest,
    TapFaultRequest,
    SubscribeFaultRequest,
  ]),
});
export type FaultRequest = z.infer<typeof FaultRequest>;
export type CallFault = z.infer<typeof CallFaultRequest>;
export type RtaFault = z.infer<typeof RtaFaultRequest>;
export type TapFault = z.infer<typeof TapFaultRequest>;
export type SubscribeFault = z.infer<typeof SubscribeFaultRequest>;

export const ActiveFault = FaultRequest.extend({ id: z.number().int() });
export type ActiveFault = z.infer<typeof ActiveFault>;

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'i');
    return true;
  } catch {
    return false;
  }
}
