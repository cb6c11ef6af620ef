import type { HttpExchange } from '../protocol/exchange.ts';
import type { Explanation } from '../protocol/status.ts';
import type { Signer } from './answers.ts';
import type { Clock } from './clock.ts';
import type { CallLimits, Hold, Pass } from './limits.ts';
import { recordExchange } from './record.ts';
import { SignInTrouble } from './sign-in/trouble.ts';
import { errorCode, type HttpAnswer, type HttpRequest, type Transport } from './transport.ts';

/** What Microsoft's client gives a call, too. */
const CALL_LIMIT_MS = 30_000;

export type Line = {
  signer: Signer;
  transport: Transport;
  clock: Clock;
  /** Of the player in his title; left out where nobody limits him. */
  limits?: CallLimits;
};

type AttemptOptions = {
  /** Calls it off, wherever it is. */
  signal?: AbortSignal;
  hold?: Hold;
};

/** One attempt: the answer as it came, or the error, and beside it the record without secrets. */
export type Attempted = {
  exchange: HttpExchange;
  /** Ours, where the answer alone does not say enough. */
  remark?: string;
  /** Why there were no credentials, or after a 401 no fresh ones. */
  signIn?: Explanation;
  /** Whether the credentials named a title, where that is known. */
  titled?: boolean;
  /** Has the signer get fresh credentials in place of those that this attempt was made with. */
  renew: () => Promise<void>;
} & ({ answer: HttpAnswer } | { answer: null; error: { code: string; message: string } });

/** Undefined where nobody limits the player; null when it was called off before its turn came. */
const waitForTurn = async (
  { limits }: Line,
  request: HttpRequest,
  { signal, hold }: AttemptOptions,
): Promise<Pass | null | undefined> => {
  if (!limits || !hold) return limits?.enter(request, signal);
  const callOff = signal ? AbortSignal.any([signal, hold.callOff]) : hold.callOff;
  let held = false;
  const pass = await limits.enter(request, callOff, () => {
    held = true;
    hold.onHeld(true);
  });
  if (held) hold.onHeld(false);
  return pass;
};

/**
 * Signs and sends a request once, when the service's limits let it through. Never rejects. Error codes besides the transport's: `timeout` (no whole answer
 * within 30 s), `aborted` (by the caller), `not-signed` (the signer has no credentials to give).
 */
export const attemptCall = async (
  line: Line,
  call: { name: string; attempt: number; request: HttpRequest },
  options: AttemptOptions = {},
): Promise<Attempted> => {
  const { signer, transport, clock } = line;
  const { signal } = options;
  const asked = clock.now();
  const pass = await waitForTurn(line, call.request, options);
  const at = clock.now();
  // What came between without a wait is the telling of the change, no hold of the limit's.
  const isHeld = pass === null || pass?.held === true;
  const began = performance.now();
  const controller = new AbortController();
  let stop = (_code: string, _message: string): void => undefined;
  // Beside the signal, so that a signer or a transport which takes no notice of it can't hold a call.
  const stopped = new Promise<never>((_, reject) => {
    stop = (code, message) => {
      const error = Object.assign(new Error(message), { code });
      controller.abort(error);
      reject(error);
    };
  });
  const byCaller = () => stop('aborted', 'called off');
  const cancelLimit = clock.setTimer(CALL_LIMIT_MS, () =>
    stop('timeout', `no answer within ${CALL_LIMIT_MS / 1000} s`),
  );
  signal?.addEventListener('abort', byCaller, { once: true });
  if (signal?.aborted || pass === null) byCaller();

  let request = call.request;
  let credentials: Record<string, string> | undefined;
  let signIn: Explanation | undefined;
  const renew = () => signer.renew(credentials);
  const send = async (): Promise<HttpAnswer> => {
    credentials = await signer.headers(call.request).catch((error: unknown) => {
      if (error instanceof SignInTrouble) signIn = error.explanation;
      const message = error instanceof Error ? error.message : String(error);
      throw Object.assign(new Error(message), { code: 'not-signed' });
    });
    controller.signal.throwIfAborted();
    request = { ...request, headers: { ...request.headers, ...credentials } };
    return await transport(request, controller.signal);
  };
  const record = (answer: HttpAnswer | null, error: { code: string; message: string } | null) =>
    recordExchange({
      call: call.name,
      attempt: call.attempt,
      at,
      ms: performance.now() - began,
      heldMs: isHeld ? at - asked : 0,
      request,
      answer,
      error,
    });

  try {
    const answer = await Promise.race([send(), stopped]);
    pass?.end(answer);
    const titled = signer.titled?.() ?? null;
    return { exchange: record(answer, null), answer, renew, ...(titled !== null && { titled }) };
  } catch (thrown) {
    pass?.end(null);
    // Aborting makes the transport fail in its own words; the reason for it says more.
    const cause: unknown = controller.signal.aborted ? controller.signal.reason : thrown;
    const message = cause instanceof Error ? cause.message : String(cause);
    const exchange = record(null, { code: errorCode(cause), message });
    const told = exchange.error ?? { code: 'unknown', message };
    return { exchange, answer: null, error: told, renew, ...(signIn && { signIn }) };
  } finally {
    cancelLimit();
    signal?.removeEventListener('abort', byCaller);
  }
};
