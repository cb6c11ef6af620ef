import { z } from 'zod';
import { SessionRequest } from '../../protocol/document.ts';
import { HttpExchange } from '../../protocol/exchange.ts';
import { SentRequest } from '../../protocol/sent-request.ts';
import { Explanation } from '../activation/activation.ts';

/** What the user wanted; the window has the words. */
const Intent = z.enum([
  'active',
  'inactive',
  'ready',
  'mine',
  'session',
  'host',
  'no-host',
  'lock',
  'unlock',
  'close',
  'open',
  'join-restriction',
]);

/** One write to a joined session. */
export const SessionWrite = z.object({
  /** Of the activation. */
  id: z.string(),
  intent: Intent,
  request: SessionRequest,
  /** An ETag as it came, quotes included; `*`: whatever version there is; null: no condition. */
  ifMatch: z.string().min(1).max(200).nullable(),
});
export type SessionWrite = z.infer<typeof SessionWrite>;

export const RequestToSend = z.object({ id: z.string(), request: SentRequest });
export type RequestToSend = z.infer<typeof RequestToSend>;

/** What became of a write. `conflict`: nothing was applied, for the session is another by now. */
export const WriteOutcome = z.object({
  kind: z.enum(['written', 'conflict', 'gone', 'refused', 'unreachable']),
  /** Null when no answer came. */
  status: z.number().int().nullable(),
  /** Null for `written`. */
  explanation: Explanation.nullable(),
  /** Of the document that came with the answer, where one came. */
  changeNumber: z.number().int().nullable(),
  /** The exchange among the recorded calls; null where none was made. */
  callId: z.string().nullable(),
});
export type WriteOutcome = z.infer<typeof WriteOutcome>;

const common = {
  /** Of the activation. */
  id: z.string(),
  /** Counts on, so that an answer is told from the one before. */
  number: z.number().int(),
};

/** The last that was done about an activation, of either kind: under way, or with its answer. */
export const Act = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('write'),
    ...common,
    intent: Intent,
    request: SessionRequest,
    ifMatch: z.string().nullable(),
    /** Null while it is under way. */
    outcome: WriteOutcome.nullable(),
  }),
  z.object({
    kind: z.literal('request'),
    ...common,
    request: SentRequest,
    /** Null while it is under way; secrets are struck out of the exchange. */
    outcome: z.object({ exchange: HttpExchange, explanation: Explanation.nullable() }).nullable(),
  }),
]);
export type Act = z.infer<typeof Act>;
export type ActKind = Act['kind'];

export const ActRef = z.object({ id: z.string(), kind: z.enum(['write', 'request']) });
export type ActRef = z.infer<typeof ActRef>;
