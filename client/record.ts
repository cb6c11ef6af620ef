import { randomUUID } from 'node:crypto';
import type { HttpExchange } from '../protocol/exchange.ts';
import { withoutSecrets } from '../protocol/secrets.ts';
import type { HttpAnswer, HttpRequest } from './transport.ts';

/** One attempt of a call as it may be shown and stored: every secret is struck out here, before it goes further. */
export const recordExchange = (facts: {
  call: string;
  attempt: number;
  /** Milliseconds since 1970. */
  at: number;
  ms: number;
  heldMs?: number;
  request: HttpRequest;
  answer: HttpAnswer | null;
  error: { code: string; message: string } | null;
}): HttpExchange => {
  const { request, answer, error } = facts;
  return withoutSecrets({
    kind: 'http',
    id: randomUUID(),
    at: new Date(facts.at).toISOString(),
    call: facts.call,
    attempt: facts.attempt,
    method: request.method,
    url: request.url,
    requestHeaders: Object.entries(request.headers),
    requestBody: request.body,
    status: answer?.status ?? null,
    responseHeaders: answer?.headers ?? [],
    responseBody: answer?.body ?? '',
    error: error && { code: error.code, message: error.message },
    ms: facts.ms,
    ...(facts.heldMs && { heldMs: facts.heldMs }),
  });
};
