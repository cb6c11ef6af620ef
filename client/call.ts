import type { Call } from '../protocol/exchange.ts';
import { type Attempted, attemptCall, type Line } from './attempt.ts';
import { pause } from './clock.ts';
import { headerOf } from './headers.ts';
import type { Hold } from './limits.ts';
import { type Ending, whetherAgain } from './repeat.ts';
import { SignInTrouble } from './sign-in/trouble.ts';
import type { HttpRequest } from './transport.ts';

export type CallOptions = {
  /** Calls the call off; its answer is then `unreachable` with the code `aborted`. */
  signal?: AbortSignal;
  /** Whoever waits with it; left out, it waits for the service's limit until its turn comes or `signal` aborts. */
  hold?: Hold;
  /** Every attempt, secrets struck out, as soon as it has ended. */
  record?: (call: Call) => void;
  /**
   * Just before each attempt: its number from 1, the milliseconds waited for it, and why it is made:
   * `first`, a status (`401`, `429`, `503`) or the code of an error.
   */
  onAttempt?: (attempt: number, waitedMs: number, because: string) => void;
};

export type ServiceCall = {
  /** The service's own name for it, such as `writeSessionByHandle`. */
  name: string;
  request: HttpRequest;
  /** Obeying it twice leaves the same state as obeying it once. */
  safeTwice: boolean;
};

/** Makes a call and repeats it as `whetherAgain` says. Never rejects; the last attempt stands. */
export const makeCall = async (line: Line, call: ServiceCall, options: CallOptions): Promise<Attempted> => {
  const { signal, hold, record, onAttempt } = options;
  const ends = { ...(signal && { signal }), ...(hold && { hold }) };
  const { clock } = line;
  const began = clock.now();
  let repeats = 0;
  let heldMs = 0;
  let renewed = false;
  onAttempt?.(1, 0, 'first');
  for (let attempt = 1; ; attempt++) {
    const tried = await attemptCall(line, { name: call.name, attempt, request: call.request }, ends);
    record?.(tried.exchange);
    heldMs += tried.exchange.heldMs ?? 0;
    const now = clock.now();
    const soFar = { repeats, renewed, now, elapsedMs: now - began - heldMs };
    const again = whetherAgain(endingOf(tried), soFar, call.safeTwice);
    if (!again || signal?.aborted) return tried;
    if (again.renew) {
      renewed = true;
      const failure = await tried.renew().then(
        () => null,
        (error: unknown) => ({
          remark: `no fresh token: ${error instanceof Error ? error.message : String(error)}`,
          ...(error instanceof SignInTrouble && { signIn: error.explanation }),
        }),
      );
      if (failure !== null) return { ...tried, ...failure };
    } else {
      repeats++;
      await pause(clock, again.pauseMs, signal);
    }
    onAttempt?.(attempt + 1, again.pauseMs, again.because);
  }
};

const endingOf = (tried: Attempted): Ending =>
  tried.answer
    ? { status: tried.answer.status, retryAfter: headerOf(tried.answer.headers, 'Retry-After') }
    : { error: tried.error.code };
