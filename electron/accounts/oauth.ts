import { z } from 'zod';
import { headerOf } from '../../client/headers.ts';
import type { ServiceTime } from '../../client/sign-in/service-time.ts';
import { SignInTrouble } from '../../client/sign-in/trouble.ts';
import { errorCode, type HttpAnswer, type HttpRequest, type Transport } from '../../client/transport.ts';
import { explainSignInNoAnswer, explainStepRefusal } from '../../protocol/sign-in-trouble.ts';

const WITHIN_MS = 30_000;

/** RFC 6749, 5.2 */
const Refusal = z.object({ error: z.string(), error_description: z.string().default('') });

export type OauthRefusal = { error: string; description: string };

/** With a device code: ask again later. RFC 8628, 3.5 */
export const isNotYet = ({ error }: OauthRefusal): boolean =>
  error === 'authorization_pending' || error === 'slow_down';

/**
 * Asks one of Microsoft's sign-in servers once, for half a minute at most. Rejects with a `SignInTrouble` where no
 * answer came.
 */
export const askOauth = async (
  transport: Transport,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpAnswer> => {
  const within = AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]);
  try {
    return await transport(request, within);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = within.aborted ? (signal.aborted ? 'aborted' : 'timeout') : errorCode(error);
    throw new SignInTrouble(explainSignInNoAnswer({ code, message }));
  }
};

/** Polled for a quarter of an hour: that the service fails for a moment is no end. RFC 8628, 3.5 */
export const isBusy = ({ status }: HttpAnswer): boolean => status === 429 || status >= 500;

/** How far this machine's clock is off, by the answers. */
export const toldBy = (time: ServiceTime): { skewMs: number; date: string } => ({
  skewMs: time.skewMs(),
  date: time.date() ?? '',
});

/** The JSON of an answer, and the refusal that it is. Throws a `SignInTrouble` for anything else. */
export const readOauth = (
  answer: HttpAnswer,
  time: ServiceTime,
): { json: unknown; refusal: OauthRefusal | null } => {
  const { status, headers, body } = answer;
  const json = jsonOf(body);
  const found = Refusal.safeParse(json).data;
  const refusal = found ? { error: found.error, description: found.error_description } : null;
  if (json !== undefined && (status < 400 || refusal)) return { json, refusal };
  const contentType = headerOf(headers, 'Content-Type') ?? '';
  const refused = { status, text: body, contentType, step: 'user' } as const;
  throw new SignInTrouble(explainStepRefusal({ ...refused, ...toldBy(time) }));
};

/** Undefined for what is no JSON. */
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a page of something on the way; it is told by its status
  }
};
