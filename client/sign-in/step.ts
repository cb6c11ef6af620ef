import type { z } from 'zod';
import type { Hosts } from '../../protocol/hosts.ts';
import {
  explainSignIn,
  explainSignInNoAnswer,
  explainStepRefusal,
  explainXErr,
  type StepRefusal,
} from '../../protocol/sign-in-trouble.ts';
import { XErrReply } from '../../protocol/xbox-token.ts';
import { type Clock, pause } from '../clock.ts';
import { headerOf, retryAfterMs } from '../headers.ts';
import { whetherAgain } from '../repeat.ts';
import { errorCode, type HttpAnswer, type Transport } from '../transport.ts';
import type { ProofKey } from './proof-key.ts';
import type { ServiceTime } from './service-time.ts';
import { MOST_SIGNED, signatureOf } from './signature.ts';
import { SignInTrouble } from './trouble.ts';

/** What every step needs. Nothing of a step is recorded: all that it takes and gives are secrets. */
export type SignInLine = { hosts: Hosts; transport: Transport; clock: Clock; time: ServiceTime };

export type Step<Reply> = {
  name: StepRefusal['step'];
  /** `/user/authenticate` */
  path: string;
  body: string;
  /** Signs the request. */
  key: ProofKey | null;
  reply: z.ZodType<Reply>;
};

const STEP_LIMIT_MS = 30_000;
/** A signature that was made with a time so far off may be refused for that alone. */
const SIGNED_OFF_MS = 60_000;
/** 403 is documented; the others are what a refused credential may be as well. */
const SIGNATURE_REFUSED = [400, 401, 403];

/**
 * Asks one step of the sign-in, again after a while where the service or the network had a moment of weakness, and
 * once with the right time where this machine's clock was wrong. Rejects with a `SignInTrouble`.
 */
export const askStep = async <Reply>(line: SignInLine, step: Step<Reply>): Promise<Reply> => {
  const { clock, time } = line;
  const began = clock.now();
  let signedAnew = false;
  for (let repeats = 0; ; ) {
    const signedAt = time.now();
    const answer = await attempt(line, step);
    if ('error' in answer) {
      const soFar = { repeats, elapsedMs: clock.now() - began, renewed: true, now: clock.now() };
      const again = whetherAgain({ error: answer.error.code }, soFar, true);
      if (!again) throw new SignInTrouble(explainSignInNoAnswer(answer.error));
      repeats++;
      await pause(clock, again.pauseMs);
      continue;
    }
    const { status, headers, body } = answer;
    time.note(headers);
    if (status === 200) return readReply(step, body);
    const wasOff = step.key !== null && Math.abs(time.now() - signedAt) > SIGNED_OFF_MS;
    if (wasOff && !signedAnew && SIGNATURE_REFUSED.includes(status)) {
      signedAnew = true;
      continue;
    }
    const retryAfter = headerOf(headers, 'Retry-After');
    const soFar = { repeats, elapsedMs: clock.now() - began, renewed: true, now: clock.now() };
    const again = whetherAgain({ status, retryAfter }, soFar, true);
    if (!again) throw refused(line, step.name, answer);
    repeats++;
    await pause(clock, again.pauseMs);
  }
};

type Failed = { error: { code: string; message: string } };

const attempt = async <Reply>(
  { hosts, transport, clock, time }: SignInLine,
  { name, path, body, key }: Step<Reply>,
): Promise<HttpAnswer | Failed> => {
  const url = hosts[name] + path;
  const controller = new AbortController();
  const cancel = clock.setTimer(STEP_LIMIT_MS, () => {
    const message = `no answer within ${STEP_LIMIT_MS / 1000} s`;
    controller.abort(Object.assign(new Error(message), { code: 'timeout' }));
  });
  const signed = { method: 'POST', url, authorization: '', body };
  const headers = {
    Accept: 'application/json',
    'Content-Type': 'application/json; charset=utf-8',
    'x-xbl-contract-version': '1',
    ...(key && { Signature: signatureOf(key, signed, time.now(), MOST_SIGNED.signIn) }),
  };
  try {
    return await transport({ method: 'POST', url, headers, body }, controller.signal);
  } catch (thrown) {
    const cause: unknown = controller.signal.aborted ? controller.signal.reason : thrown;
    const message = cause instanceof Error ? cause.message : String(cause);
    return { error: { code: errorCode(cause), message } };
  } finally {
    cancel();
  }
};

const readReply = <Reply>({ reply }: Step<Reply>, body: string): Reply => {
  const parsed = reply.safeParse(jsonOf(body));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new SignInTrouble(
    explainSignIn('sign-in-not-understood', `${issue?.path.join('.') || 'the answer'}: ${issue?.message}`),
  );
};

const refused = (
  { time, clock }: SignInLine,
  step: StepRefusal['step'],
  { status, headers, body }: HttpAnswer,
): SignInTrouble => {
  // Sisu says it in a header (gophertunnel, prismarine-auth).
  const told = { XErr: Number(headerOf(headers, 'x-err') ?? Number.NaN) };
  for (const where of [jsonOf(body), told]) {
    const xerr = XErrReply.safeParse(where);
    if (xerr.success) return new SignInTrouble(explainXErr(xerr.data.XErr));
  }
  const waitMs = retryAfterMs(headerOf(headers, 'Retry-After'), clock.now());
  return new SignInTrouble(
    explainStepRefusal({
      status,
      step,
      text: body,
      contentType: headerOf(headers, 'Content-Type') ?? '',
      skewMs: time.skewMs(),
      date: time.date() ?? '',
      ...(waitMs !== null && { retryAfterSeconds: Math.ceil(waitMs / 1000) }),
    }),
  );
};

/** Undefined for what is no JSON. */
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // then it is told by its status, or that it is not understood
  }
};
