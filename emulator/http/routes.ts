import { parseSessionPath, SessionRef } from '../../protocol/session-ref.ts';

/** What a path of the directory names. Path letters are compared without case. docs and wire differ in it */
export type Route =
  | { kind: 'handles' }
  | { kind: 'handles-query' }
  | { kind: 'handle'; id: string }
  | { kind: 'handle-session'; id: string }
  | { kind: 'session'; ref: SessionRef }
  /** A part of a session's document, such as `members/me`. */
  | { kind: 'part'; ref: SessionRef; path: readonly [string, ...string[]] }
  | { kind: 'branches'; ref: SessionRef }
  | { kind: 'changes'; ref: SessionRef; branch: string }
  | { kind: 'change'; ref: SessionRef; branch: string; changeNumber: number }
  | { kind: 'sessions'; scid: string; templateName?: string }
  | { kind: 'batch'; scid: string; templateName?: string }
  | { kind: 'nonce' }
  | { kind: 'templates'; scid: string }
  | { kind: 'template'; scid: string; templateName: string };

export const METHODS: Record<Route['kind'], readonly string[]> = {
  handles: ['POST'],
  'handles-query': ['POST'],
  handle: ['GET', 'DELETE'],
  'handle-session': ['GET', 'PUT'],
  session: ['GET', 'PUT'],
  part: ['GET', 'PUT', 'DELETE'],
  branches: ['GET'],
  changes: ['GET'],
  change: ['GET'],
  sessions: ['GET'],
  batch: ['POST'],
  nonce: ['GET'],
  templates: ['GET'],
  template: ['GET'],
};

const HANDLE = /^\/handles(?:\/([^/]+)(\/session)?)?\/?$/i;

/** Null for a path that names nothing here. `path` is without its query. */
export const routeOf = (path: string): Route | null => {
  const ref = parseSessionPath(path);
  if (ref) return { kind: 'session', ref };
  const handle = HANDLE.exec(path);
  if (!handle) return /^\/nonce\/?$/i.test(path) ? { kind: 'nonce' } : serviceConfigRoute(path);
  const [, id, session] = handle;
  if (id === undefined) return { kind: 'handles' };
  if (id.toLowerCase() === 'query' && !session) return { kind: 'handles-query' };
  return { kind: session ? 'handle-session' : 'handle', id };
};

/** `/serviceconfigs/{scid}/…`, but for a whole session. */
const serviceConfigRoute = (path: string): Route | null => {
  const parts = partsOf(path);
  if (!parts) return null;
  const [root = '', scid, ...rest] = parts;
  if (root.toLowerCase() !== 'serviceconfigs' || scid === undefined || scid.length > 100) return null;
  const [what = '', templateName, under, name, ...more] = rest;
  if (rest.length === 1 && what.toLowerCase() === 'sessions') return { kind: 'sessions', scid };
  if (rest.length === 1 && what.toLowerCase() === 'batch') return { kind: 'batch', scid };
  if (what.toLowerCase() !== 'sessiontemplates') return null;
  if (templateName === undefined) return { kind: 'templates', scid };
  if (templateName.length > 100) return null;
  if (under === undefined) return { kind: 'template', scid, templateName };
  if (name === undefined)
    return under.toLowerCase() === 'sessions' || under.toLowerCase() === 'batch'
      ? { kind: under.toLowerCase() === 'batch' ? 'batch' : 'sessions', scid, templateName }
      : null;
  const ref = SessionRef.safeParse({ scid, templateName, name });
  return under.toLowerCase() === 'sessions' && ref.success ? underSession(ref.data, more) : null;
};

const underSession = (ref: SessionRef, [first, branch, changes, number, ...more]: string[]): Route | null => {
  if (first === undefined) return null;
  if (first.toLowerCase() !== 'branches')
    return {
      kind: 'part',
      ref,
      path: [first, ...[branch, changes, number, ...more].flatMap((each) => each ?? [])],
    };
  if (branch === undefined) return { kind: 'branches', ref };
  if (changes?.toLowerCase() !== 'changes' || more.length > 0) return null;
  if (number === undefined) return { kind: 'changes', ref, branch };
  return /^\d+$/.test(number) ? { kind: 'change', ref, branch, changeNumber: Number(number) } : null;
};

/** The decoded parts of a path; null for a broken percent escape, or an empty part. */
const partsOf = (path: string): string[] | null => {
  try {
    const parts = path
      .replace(/^\/|\/$/g, '')
      .split('/')
      .map(decodeURIComponent);
    return parts.includes('') ? null : parts;
  } catch {
    return null;
  }
};
