import type { OutgoingHttpHeaders } from 'node:http';
import type { CallFault } from '../controls/fault-requests.ts';
import { type Answer, NO_ACCESS } from '../rules/answer.ts';
import type { StoredSession } from '../rules/stored.ts';
import type { Route } from './routes.ts';

/** What the service answers at each status, where the fault does not say it itself. */
const TEXTS: Record<number, string> = {
  400: 'The request is not valid.',
  403: NO_ACCESS,
  405: 'The method is not supported here.',
  409: 'The constants of the request conflict with the session.',
};

/** The body of a 429. docs, fine-grained rate limiting */
const THROTTLED = {
  version: 1,
  currentRequests: 31,
  maxRequests: 30,
  periodInSeconds: 15,
  limitType: 'Rate',
};

/** The answer that a `status` fault gives: a 412 brings the session as it is, a 429 and 503 a Retry-After. */
export const faultAnswer = (
  { status, body, headers, document }: Extract<CallFault, { kind: 'status' }>,
  session: StoredSession | undefined,
  route: Route | null,
): { answer: Answer; headers: OutgoingHttpHeaders } => {
  const isSaid = Object.keys(headers ?? {}).some((name) => name.toLowerCase() === 'retry-after');
  const retry = (status === 429 || status === 503) && !isSaid ? { 'Retry-After': '1' } : {};
  const because = 'a fault was asked for';
  const answer = (): Answer => {
    if (body !== undefined) return { status, text: body, because };
    if (session && (document || status === 412)) return { status, session, because };
    if (status === 429) return { status, json: THROTTLED, because };
    return { status, text: status === 404 ? notFoundText(route) : TEXTS[status], because };
  };
  return { answer: answer(), headers: { ...retry, ...headers } };
};

/** A call by a path that names a session has no handle that could be missing. */
const notFoundText = (route: Route | null): string => {
  if (route?.kind === 'handle' || route?.kind === 'handle-session')
    return `The requested handle '${route.id}' was not found.`;
  return route && 'ref' in route
    ? `The session '${route.ref.name}' was not found.`
    : 'What was requested was not found.';
};
