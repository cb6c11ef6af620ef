import { retryAfterMs } from './headers.ts';

/** A call is repeated at most this often, and never later than this after it began. */
export const MOST_REPEATS = 3;
const REPEAT_WINDOW_MS = 30_000;

/** Pauses where the service names none; Microsoft's client begins at 2 s for an answer that asks for patience. */
const PAUSES_AFTER_BUSY = [2_000, 4_000, 8_000];
/** A lost connection is usually back at once: the emulator restarts, or a kept-alive socket had just closed. */
const PAUSES_AFTER_LOSS = [100, 1_000, 4_000];

/** Codes of Node and of Chromium: the request never left this machine, so even one that must not be doubled may go again. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ERR_ADDRESS_UNREACHABLE',
  'ERR_CONNECTION_REFUSED',
  'ERR_INTERNET_DISCONNECTED',
  'ERR_NAME_NOT_RESOLVED',
  'ERR_PROXY_CONNECTION_FAILED',
]);
/** The request may have been obeyed; only its answer is certainly lost. */
const LOST = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'HPE_INVALID_EOF_STATE',
  'ERR_CONNECTION_ABORTED',
  'ERR_CONNECTION_CLOSED',
  'ERR_CONNECTION_RESET',
  'ERR_CONTENT_LENGTH_MISMATCH',
  'ERR_EMPTY_RESPONSE',
  'ERR_HTTP2_PING_FAILED',
  'ERR_INCOMPLETE_CHUNKED_ENCODING',
  'ERR_NETWORK_CHANGED',
]);

/** How one attempt ended: with a status, or with the code of an error. */
export type Ending = { status: number; retryAfter: string | null } | { error: string };

export type SoFar = {
  /** Repeats already made, the one for a fresh token not counted. */
  repeats: number;
  /** Milliseconds since the first attempt began, without those that it was held back for the service's limit. */
  elapsedMs: number;
  /** A fresh token was had after a 401. */
  renewed: boolean;
  /** Milliseconds since 1970, to read a Retry-After that is a date. */
  now: number;
};

export type Again = { because: string; pauseMs: number; renew: boolean };

/**
 * Whether a call is made again, and when; null when this ending stands. Repeated are 429 and 503 (as Retry-After
 * says), an answer lost on the way, and a 401 once, with a fresh token. `safeTwice` says that the service ends in
 * the same state when it obeys the call twice: true of a PUT, which is a delta of our own member, not of a POST.
 */
export const whetherAgain = (ending: Ending, soFar: SoFar, safeTwice: boolean): Again | null => {
  if ('status' in ending && ending.status === 401) {
    return soFar.renewed ? null : { because: '401', pauseMs: 0, renew: true };
  }
  if (soFar.repeats >= MOST_REPEATS) return null;
  const pauseMs = pauseAfter(ending, soFar, safeTwice);
  if (pauseMs === null || soFar.elapsedMs + pauseMs >= REPEAT_WINDOW_MS) return null;
  return { because: 'status' in ending ? String(ending.status) : ending.error, pauseMs, renew: false };
};

const pauseAfter = (ending: Ending, { repeats, now }: SoFar, safeTwice: boolean): number | null => {
  if ('status' in ending) {
    if (ending.status !== 429 && ending.status !== 503) return null;
    return retryAfterMs(ending.retryAfter, now) ?? PAUSES_AFTER_BUSY[repeats] ?? null;
  }
  if (NEVER_SENT.has(ending.error) || (safeTwice && LOST.has(ending.error))) {
    return PAUSES_AFTER_LOSS[repeats] ?? null;
  }
  return null;
};
