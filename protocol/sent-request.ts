import { z } from 'zod';
import type { RequestProblemCode } from './request-texts.ts';

/** What the directory's addresses are called with. */
export const SENT_METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'] as const;

/** More than any session or query needs; also what one draft may hold. */
const BODY_LIMIT = 1_000_000;

/** A request as a person makes it up. Who asks is not in it: the authorization is added where secrets are. */
export const SentRequest = z.object({
  method: z.enum(SENT_METHODS),
  /** Path with query; the directory's own origin comes before it. */
  path: z.string().max(4_096),
  headers: z.array(z.tuple([z.string().max(200), z.string().max(8_192)])).max(50),
  body: z.string().max(BODY_LIMIT),
});
export type SentRequest = z.infer<typeof SentRequest>;

export type RequestProblem = { code: RequestProblemCode; part: string };

/** Who asks, and for whom: added by the program, from the player's own sign-in. */
const SECRETS = new Set(['authorization', 'proxy-authorization', 'signature', 'cookie', 'x-emulator-key']);
/** Headers of one connection, which the program holds; RFC 9110, 7.6.1, and what frames the body. */
const CONNECTION = new Set([
  'host',
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'content-length',
  'expect',
]);

const headerProblem = ([name, value]: [string, string]): RequestProblem | null => {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) return { code: 'bad-header-name', part: name };
  const lower = name.toLowerCase();
  if (SECRETS.has(lower)) return { code: 'secret-header', part: name };
  if (CONNECTION.has(lower)) return { code: 'connection-header', part: name };
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) return { code: 'bad-header-value', part: name };
  return null;
};

const pathProblem = (path: string): RequestProblem | null => {
  if (!path.startsWith('/')) return { code: 'no-path', part: path };
  const bad = /[^\x21-\x7e]|[#\\]/.exec(path);
  return bad ? { code: 'bad-path', part: bad[0] } : null;
};

/** What keeps a request from being sent, in the order of its fields; empty when it may go. */
export const requestProblems = ({ method, path, headers, body }: SentRequest): RequestProblem[] => {
  const names = headers.map(([name]) => name.toLowerCase());
  const twice = headers.find(([name], at) => names.indexOf(name.toLowerCase()) !== at);
  return [
    pathProblem(path),
    ...headers.map(headerProblem),
    twice ? { code: 'header-twice' as const, part: twice[0] } : null,
    // Nothing in HTTP says what such a body would mean, and Node does not send it.
    method === 'HEAD' && body !== '' ? { code: 'body-with-head' as const, part: 'HEAD' } : null,
  ].filter((problem) => problem !== null);
};
