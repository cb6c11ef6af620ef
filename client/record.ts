import { randomUUID } from 'node:crypto';
import type { HttpExchange } from '../protocol/exchange.ts';
import type { HttpAnswer, HttpRequest } from './transport.ts';

/** What stands where a secret stood. */
export const STRUCK = '[struck out]';

const SECRET_HEADERS = new Set([
  'authorization',
  'proxy-authorization',
  'signature',
  'cookie',
  'set-cookie',
  'x-emulator-key',
]);

/**
 * Names whose text values are credentials in the sign-in chain. With their case: a session member's
 * `deviceToken` is no credential but the name of a device, which the document needs (`properties.system.host`).
 */
const SECRET_FIELDS =
  /("(?:Token|RpsTicket|DeviceToken|TitleToken|access_token|refresh_token|id_token|device_code|client_secret)"\s*:\s*")(?:[^"\\]|\\.)*"/g;

/** A JSON Web Token, signed or encrypted, wherever it stands. */
const WEB_TOKEN = /\beyJ[\w-]{8,}(?:\.[\w-]*){2,4}/g;

/** Shorter texts are not searched for by value: they would strike words that only look like the secret. */
const SHORTEST_SECRET = 16;

/** One attempt of a call as it may be shown and stored: every secret is struck out here, before it goes further. */
export const recordExchange = (facts: {
  call: string;
  attempt: number;
  /** Milliseconds since 1970. */
  at: number;
  ms: number;
  request: HttpRequest;
  answer: HttpAnswer | null;
  error: { code: string; message: string } | null;
}): HttpExchange => {
  const { request, answer, error } = facts;
  const strike = striker(secretsOf(request.headers));
  return {
    kind: 'http',
    id: randomUUID(),
    at: new Date(facts.at).toISOString(),
    call: facts.call,
    attempt: facts.attempt,
    method: request.method,
    url: strike(request.url),
    requestHeaders: strikeHeaders(Object.entries(request.headers), strike),
    requestBody: strike(request.body),
    status: answer?.status ?? null,
    responseHeaders: strikeHeaders(answer?.headers ?? [], strike),
    responseBody: strike(answer?.body ?? ''),
    error: error && { code: error.code, message: strike(error.message) },
    ms: facts.ms,
  };
};

/** The secrets that a request carried, so that an answer which echoes them is struck out too. */
const secretsOf = (headers: Record<string, string>): string[] =>
  Object.entries(headers)
    .filter(([name]) => SECRET_HEADERS.has(name.toLowerCase()))
    .flatMap(([, value]) => [value, value.split(';').at(-1) ?? ''])
    .filter((secret) => secret.length >= SHORTEST_SECRET);

const striker = (secrets: string[]) => (text: string) => {
  const known = secrets.reduce((rest, secret) => rest.replaceAll(secret, STRUCK), text);
  return known.replace(SECRET_FIELDS, `$1${STRUCK}"`).replace(WEB_TOKEN, STRUCK);
};

const strikeHeaders = (headers: [string, string][], strike: (text: string) => string): [string, string][] =>
  headers.map(([name, value]) => [name, SECRET_HEADERS.has(name.toLowerCase()) ? STRUCK : strike(value)]);
