import { z } from 'zod';

const Headers = z.array(z.tuple([z.string(), z.string()]));

/** One HTTP call as it went over the wire, secrets struck out. Bodies are text as sent and received. */
export const HttpExchange = z.object({
  kind: z.literal('http'),
  id: z.string(),
  /** When it began: ISO 8601, UTC, milliseconds. */
  at: z.string(),
  /** The service call, such as `writeSessionByHandle`. */
  call: z.string(),
  /** 1 for the first try; a repeat counts on. */
  attempt: z.number().int(),
  method: z.string(),
  url: z.string(),
  requestHeaders: Headers,
  requestBody: z.string(),
  /** Null when no answer came; then `error` says why. */
  status: z.number().int().nullable(),
  responseHeaders: Headers,
  responseBody: z.string(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Milliseconds from sending to the end of the answer. */
  ms: z.number(),
  /** Milliseconds that it was held back before, so as not to break the service's limit; left out where it was not. */
  heldMs: z.number().optional(),
});
export type HttpExchange = z.infer<typeof HttpExchange>;

/** One text frame of the change channel, or the opening or closing of its socket. */
export const RtaFrame = z.object({
  kind: z.literal('rta'),
  id: z.string(),
  at: z.string(),
  direction: z.enum(['open', 'out', 'in', 'close']),
  /** The same for all frames of one socket. */
  socket: z.string().optional(),
  /** The frame as it was; for `open` the address, for `close` the code and reason. */
  text: z.string(),
});
export type RtaFrame = z.infer<typeof RtaFrame>;

export const Call = z.discriminatedUnion('kind', [HttpExchange, RtaFrame]);
export type Call = z.infer<typeof Call>;
