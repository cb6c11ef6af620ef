import {
  AuthError,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';
import { z } from 'zod';
import type { Clock } from '../../client/clock.ts';
import { headerOf } from '../../client/headers.ts';
import { createServiceTime, type ServiceTime } from '../../client/sign-in/service-time.ts';
import { errorCode, type HttpAnswer, type Transport } from '../../client/transport.ts';
import type { Hosts } from '../../protocol/hosts.ts';
import { explainOauth, explainSignInNoAnswer, explainStepRefusal } from '../../protocol/sign-in-trouble.ts';
import type { Explanation } from '../../protocol/status.ts';

/** The one host that the library asks; `Hosts` says where it really is. */
export const AUTHORITY_ORIGIN = 'https://login.microsoftonline.com';

const WITHIN_MS = 30_000;

/** RFC 6749, 5.2 */
const Refusal = z.object({ error: z.string(), error_description: z.string().default('') });
/** With a device code: ask again later. RFC 8628, 3.5 */
const NOT_YET = ['authorization_pending', 'slow_down'];

const NOBODY_YET: NetworkResponse<unknown> = {
  status: 400,
  headers: {},
  body: { error: 'authorization_pending' },
};

/** Of the library's own errors alone it leaves something over, and those can't be extended: their prototype is fixed. */
const explanations = new WeakMap<AuthError, Explanation>();

const noToken = (explanation: Explanation): AuthError => {
  const error = new AuthError('no_token', '', explanation.code);
  explanations.set(error, explanation);
  return error;
};

/** What is known of an error that went through the library. */
export const explanationOf = (error: AuthError): Explanation | undefined => explanations.get(error);

/** An address of the library's, at the host where it is. Throws for any other host. */
export const atHost = (url: string, hosts: Hosts): string => {
  if (!url.startsWith(`${AUTHORITY_ORIGIN}/`)) throw new Error(`Nobody signs in at ${new URL(url).origin}`);
  return hosts.microsoft + url.slice(AUTHORITY_ORIGIN.length);
};

/** How the library speaks to Microsoft: by our transport, and so by the system's proxy and certificates. */
export const msalNetwork = (
  { hosts, transport, clock }: { hosts: Hosts; transport: Transport; clock: Clock },
  signal: AbortSignal,
): INetworkModule => {
  const time = createServiceTime(clock);
  const ask = async <T>(
    method: string,
    url: string,
    options: NetworkRequestOptions = {},
  ): Promise<NetworkResponse<T>> => {
    const { headers = {}, body = '' } = options;
    const within = AbortSignal.any([signal, AbortSignal.timeout(WITHIN_MS)]);
    // Polled for a quarter of an hour: that network or service fail for a moment is no end. RFC 8628, 3.5
    const isPoll = /(^|&)device_code=/.test(body);
    let answer: HttpAnswer;
    try {
      answer = await transport({ method, url: atHost(url, hosts), headers, body }, within);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const code = within.aborted ? (signal.aborted ? 'aborted' : 'timeout') : errorCode(error);
      if (isPoll && !signal.aborted) return NOBODY_YET as NetworkResponse<T>;
      throw noToken(explainSignInNoAnswer({ code, message }));
    }
    const { status, headers: answered } = answer;
    time.note(answered);
    if (isPoll && (status === 429 || status >= 500)) return NOBODY_YET as NetworkResponse<T>;
    // The library reads what it asked for out of it, and checks that.
    return { status, headers: Object.fromEntries(answered), body: readBody(answer, time) as T };
  };
  return {
    sendGetRequestAsync: (url, options) => ask('GET', url, options),
    sendPostRequestAsync: (url, options) => ask('POST', url, options),
  };
};

/** The JSON of an answer; throws for a refusal, in which the library would pass over the words. */
const readBody = ({ status, headers, body }: HttpAnswer, time: ServiceTime): unknown => {
  const told = { skewMs: time.skewMs(), date: time.date() ?? '' };
  const json = jsonOf(body);
  const refusal = Refusal.safeParse(json).data;
  if (refusal && !NOT_YET.includes(refusal.error))
    throw noToken(explainOauth({ error: refusal.error, description: refusal.error_description }, told));
  if (json !== undefined && (status < 400 || refusal)) return json;
  const contentType = headerOf(headers, 'Content-Type') ?? '';
  throw noToken(explainStepRefusal({ status, text: body, contentType, ...told, step: 'user' }));
};

/** Undefined for what is no JSON. */
const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a page of something on the way; it is told by its status
  }
};
