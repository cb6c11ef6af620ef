import type { Call } from './exchange.ts';

/** The most calls that are taken from one file. */
const CAPTURE_LIMIT = 20_000;

/** What was read from a file of calls: oldest first, and why parts of it were left out. */
export type ReadCapture = { calls: Call[]; leftOut: string[] };

/** A file that holds no calls we can read: the message says what is wrong, where, and what to do. */
export class CaptureProblem extends Error {
  override readonly name = 'CaptureProblem';
  readonly code = 'bad-capture';
}

const inOrder = (one: Call, other: Call): number => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0);

/** Throws `CaptureProblem` where a file holds more calls than can be opened. */
export const checkCount = (count: number): void => {
  if (count <= CAPTURE_LIMIT) return;
  throw new CaptureProblem(
    `The file holds ${count.toLocaleString('en')} calls and frames; at most ${CAPTURE_LIMIT.toLocaleString('en')} can be opened. Save a part of it from the program that made it.`,
  );
};

/**
 * Calls in the order they began, numbered anew: the ids of a file are not to be relied on, and two files may
 * hold the same. Throws `CaptureProblem` where there are too many.
 */
export const inCaptureOrder = (calls: readonly Call[]): Call[] => {
  checkCount(calls.length);
  return calls.toSorted(inOrder).map((call, index) => ({ ...call, id: String(index + 1) }));
};

/** Reads JSON; throws `CaptureProblem` that says where it breaks. */
export const captureJson = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new CaptureProblem(
      `The file is not JSON, or was cut off: ${error instanceof Error ? error.message : String(error)}. Save it once more from the program that made it.`,
    );
  }
};
