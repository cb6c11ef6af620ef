import {
  AuthError,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node';
import type { Clock } from '../../client/clock.ts';
import { createServiceTime, type ServiceTime } from '../../client/sign-in/service-time.ts';
import { SignInTrouble } from '../../client/sign-in/trouble.ts';
import type { HttpAnswer, Transport } from '../../client/transport.ts';
import type { Hosts } from '../../protocol/hosts.ts';
import { explainOauth } from '../../protocol/sign-in-trouble.ts';
import type { Explanation } from '../../protocol/status.ts';
import { askOauth, isBusy, isNotYet, readOauth, toldBy } from './oauth.ts';

/** The one host that the library asks; `Hosts` says where it really is. */
export const AUTHORITY_ORIGIN = 'https://login.microsoftonline.com';

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
    // Polled for a quarter of an hour: that the network fails for a moment is no end. RFC 8628, 3.5
    const isPoll = /(^|&)device_code=/.test(body);
    let answer: HttpAnswer;
    try {
      answer = await askOauth(transport, { method, url: atHost(url, hosts), headers, body }, signal);
    } catch (error) {
      if (isPoll && !signal.aborted) return NOBODY_YET as NetworkResponse<T>;
      throw forLibrary(error);
    }
    time.note(answer.headers);
    if (isPoll && isBusy(answer)) return NOBODY_YET as NetworkResponse<T>;
    // The library reads what it asked for out of it, and checks that.
    const { status, headers: answered } = answer;
    return { status, headers: Object.fromEntries(answered), body: readBody(answer, time) as T };
  };
  return {
    sendGetRequestAsync: (url, options) => ask('GET', url, options),
    sendPostRequestAsync: (url, options) => ask('POST', url, options),
  };
};

/** The JSON of an answer; throws for a refusal, in which the library would pass over the words. */
const readBody = (answer: HttpAnswer, time: ServiceTime): unknown => {
  try {
    const { json, refusal } = readOauth(answer, time);
    if (!refusal || isNotYet(refusal)) return json;
    throw noToken(explainOauth(refusal, toldBy(time)));
  } catch (error) {
    throw forLibrary(error);
  }
};

const forLibrary = (error: unknown): unknown =>
  error instanceof SignInTrouble ? noToken(error.explanation) : error;
