import { z } from 'zod';
import { Call } from './exchange.ts';
import { CaptureProblem, checkCount, inCaptureOrder, type ReadCapture } from './read-capture.ts';
import { SessionRef } from './session-ref.ts';

const BECKON_FILE_FORMAT = 'beckon-calls';
const VERSION = 1;

/** What is told of an activation beside its calls. */
export const ActivationFacts = z.object({
  id: z.string(),
  receivedAt: z.string(),
  /** The link. */
  text: z.string(),
  state: z.string(),
  /** Xuid of who joined. */
  player: z.string().nullable(),
  session: SessionRef.nullable(),
});
export type ActivationFacts = z.infer<typeof ActivationFacts>;

/** A Beckon file: calls as they are, to be opened again by Beckon on another machine. */
const BeckonFile = z.object({
  format: z.literal(BECKON_FILE_FORMAT),
  version: z.literal(VERSION),
  madeBy: z.string(),
  /** ISO 8601, UTC. */
  madeAt: z.string(),
  activations: z.array(ActivationFacts),
  calls: z.array(z.unknown()),
});

const Head = z.looseObject({ format: z.literal(BECKON_FILE_FORMAT), version: z.number().int() });

export const toBeckonFile = (
  calls: readonly Call[],
  facts: { madeBy: string; madeAt: string; activations: readonly ActivationFacts[] },
) => ({ format: BECKON_FILE_FORMAT, version: VERSION, ...facts, calls });

export const isBeckonFile = (json: unknown): boolean => Head.safeParse(json).success;

/** Reads a Beckon file; calls that can't be read are left out, with their place. Throws `CaptureProblem`. */
export const readBeckonFile = (json: unknown): ReadCapture & { activations: ActivationFacts[] } => {
  const head = Head.safeParse(json);
  if (head.success && head.data.version > VERSION) {
    throw new CaptureProblem(
      `The file was written by a later version of Beckon (format ${head.data.version}; this one reads ${VERSION}). Update Beckon to open it.`,
    );
  }
  const file = BeckonFile.safeParse(json);
  if (!file.success) {
    throw new CaptureProblem(`The Beckon file is damaged: ${z.prettifyError(file.error)}`);
  }
  checkCount(file.data.calls.length);
  const leftOut: string[] = [];
  const calls = file.data.calls.flatMap((each, index) => {
    const call = Call.safeParse(each);
    if (call.success && !Number.isNaN(Date.parse(call.data.at))) return [call.data];
    const why = call.success ? 'at: is no time' : z.prettifyError(call.error).replaceAll('\n', ' ');
    leftOut.push(`calls.${index}: ${why}`);
    return [];
  });
  return { calls: inCaptureOrder(calls), leftOut, activations: file.data.activations };
};
