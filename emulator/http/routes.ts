import { parseSessionPath, type SessionRef } from '../../protocol/session-ref.ts';

/** What a path of the directory names. Path letters are compared without case. docs and wire differ in it */
export type Route =
  | { kind: 'handles' }
  | { kind: 'handle'; id: string }
  | { kind: 'handle-session'; id: string }
  | { kind: 'session'; ref: SessionRef };

export const METHODS: Record<Route['kind'], readonly string[]> = {
  handles: ['POST'],
  handle: ['GET', 'DELETE'],
  'handle-session': ['GET', 'PUT'],
  session: ['GET', 'PUT'],
};

const HANDLE = /^\/handles(?:\/([^/]+)(\/session)?)?\/?$/i;

/** Null for a path that names nothing here. `path` is without its query. */
export const routeOf = (path: string): Route | null => {
  const handle = HANDLE.exec(path);
  if (handle) {
    const [, id, session] = handle;
    if (id === undefined) return { kind: 'handles' };
    return { kind: session ? 'handle-session' : 'handle', id };
  }
  const ref = parseSessionPath(path);
  return ref && { kind: 'session', ref };
};
