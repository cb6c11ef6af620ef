import { z } from 'zod';
import { ActivationFacts } from '../../protocol/beckon-file.ts';

/** Whose calls: of all activations and of none, of one, or of a capture that was opened. */
export const CallsOf = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('activation'), id: z.string() }),
  z.object({ kind: z.literal('capture'), id: z.string() }),
]);
export type CallsOf = z.infer<typeof CallsOf>;

/** The texts of a call that may be long. */
export const CallText = z.enum(['requestBody', 'responseBody', 'text']);
export type CallText = z.infer<typeof CallText>;

/** A file of calls that was opened. Its calls are kept as data; nothing in it is run, fetched or drawn. */
export const Capture = z.object({
  id: z.string(),
  /** Of the file, to be told apart by. */
  name: z.string(),
  format: z.enum(['beckon', 'har', 'saz']),
  /** ISO 8601, UTC. */
  openedAt: z.string(),
  calls: z.number().int(),
  /** The first of the parts that could not be read, each with its place and why. */
  leftOut: z.array(z.string()),
  leftOutCount: z.number().int(),
  activations: z.array(ActivationFacts),
});
export type Capture = z.infer<typeof Capture>;

/** What is asked of the calls can't be done; `code` is for the window, the message for people. */
export class CallsTrouble extends Error {
  override readonly name = 'CallsTrouble';
  readonly code: 'no-such-call' | 'no-such-capture' | 'bad-filter' | 'too-much' | 'not-kept';

  constructor(code: CallsTrouble['code'], message: string) {
    super(message);
    this.code = code;
  }
}
