import { parseSessionPath } from './session-ref.ts';

const PATHS: readonly [RegExp, Record<string, string>][] = [
  [/^\/handles\/query$/i, { POST: 'queryHandles' }],
  [/^\/handles\/[^/]+\/session$/i, { PUT: 'writeSessionByHandle', GET: 'getSessionByHandle' }],
  [/^\/handles\/[^/]+$/i, { GET: 'getHandle', DELETE: 'deleteHandle' }],
  [/^\/handles$/i, { POST: 'createHandle' }],
  [/^\/connect$/i, { GET: 'connectRta' }],
];

/** The session directory's name for a call of another program, told by method and URL; empty where it is none. */
export const callName = (method: string, url: string): string => {
  const path = URL.parse(url)?.pathname.replace(/\/$/, '') ?? '';
  const verb = method.toUpperCase();
  if (parseSessionPath(path)) return { PUT: 'writeSession', GET: 'getSession' }[verb] ?? '';
  return PATHS.find(([pattern]) => pattern.test(path))?.[1][verb] ?? '';
};
