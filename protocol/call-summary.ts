import { z } from 'zod';
import { type Call, HttpExchange, RtaFrame } from './exchange.ts';
import { tapsOf } from './taps.ts';

/** The most of a frame's text that a summary holds, in characters. */
const FRAME_SHOWN = 300;

/**
 * A call without headers and bodies: what a list shows, and what most of a filter asks for. Ten thousand of
 * them are at hand where ten thousand calls would not be.
 */
const HttpSummary = HttpExchange.pick({
  kind: true,
  id: true,
  at: true,
  call: true,
  attempt: true,
  method: true,
  url: true,
  status: true,
  ms: true,
  heldMs: true,
}).extend({
  /** Characters of both bodies. */
  size: z.number().int(),
  /** There is no answer because who asked wanted none any more, as after leaving. Left out elsewhere. */
  calledOff: z.literal(true).optional(),
});

const FrameSummary = RtaFrame.pick({ kind: true, id: true, at: true, direction: true }).extend({
  /** The beginning of the frame. */
  text: z.string(),
  size: z.number().int(),
  /** Shoulder taps that the frame brought. */
  taps: z.number().int(),
});

export const CallSummary = z.discriminatedUnion('kind', [HttpSummary, FrameSummary]);
export type CallSummary = z.infer<typeof CallSummary>;
export type HttpSummary = z.infer<typeof HttpSummary>;
export type FrameSummary = z.infer<typeof FrameSummary>;

const tapCount = (call: RtaFrame): number => {
  if (call.direction !== 'in' || !call.text.includes('shoulderTaps')) return 0;
  try {
    const frame: unknown = JSON.parse(call.text);
    return Array.isArray(frame) && frame[0] === 3 ? tapsOf(frame[2]).length : 0;
  } catch {
    return 0; // a frame that is no JSON brings no taps
  }
};

export const summaryOf = (call: Call): CallSummary =>
  call.kind === 'http'
    ? {
        kind: 'http',
        id: call.id,
        at: call.at,
        call: call.call,
        attempt: call.attempt,
        method: call.method,
        url: call.url,
        status: call.status,
        ms: call.ms,
        ...(call.heldMs !== undefined && { heldMs: call.heldMs }),
        size: call.requestBody.length + call.responseBody.length,
        ...(call.error?.code === 'aborted' && { calledOff: true as const }),
      }
    : {
        kind: 'rta',
        id: call.id,
        at: call.at,
        direction: call.direction,
        text: call.text.slice(0, FRAME_SHOWN),
        size: call.text.length,
        taps: tapCount(call),
      };

/** 4xx, 5xx and no answer, but for a call that was called off: nobody waited for its answer. */
export const isFailed = ({ status, calledOff }: HttpSummary): boolean =>
  status === null ? calledOff !== true : status >= 400;
