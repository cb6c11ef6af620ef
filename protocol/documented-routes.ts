/** A call of the session directory that the documentation names, or that a published capture shows. */
export type DocumentedRoute = {
  /** The service's own name for it, where Microsoft's client has one. */
  name: string;
  method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  /** The whole path without its query; letters are compared without case. docs and wire differ in it */
  path: RegExp;
  query: readonly string[];
  /** What the documentation says of the body. */
  body: 'none' | 'one';
};

const HANDLE = '/handles/(?!query(?:/|$))[^/]+';
const TEMPLATE = '/serviceconfigs/[^/]+/sessiontemplates/[^/]+';
const SESSION = `${TEMPLATE}/sessions/[^/]+`;
const EITHER = '/serviceconfigs/[^/]+(?:/sessiontemplates/[^/]+)?';
const PART = `${SESSION}/(?!branches(?:/|$)).+`;

const route = (
  name: string,
  method: DocumentedRoute['method'],
  path: string,
  more: Partial<Pick<DocumentedRoute, 'query' | 'body'>> = {},
): DocumentedRoute => ({
  name,
  method,
  path: new RegExp(`^${path}/?$`, 'i'),
  query: [],
  body: 'none',
  ...more,
});

const LIST_QUERY = [
  'xuid',
  'keyword',
  'visibility',
  'version',
  'private',
  'reservations',
  'inactive',
  'take',
] as const;

/**
 * docs: the pages of the directory's addresses. The one of `PUT /handles/{id}/session` shows no body; every
 * client that is known sends one.
 */
export const DOCUMENTED_ROUTES: readonly DocumentedRoute[] = [
  route('writeSessionByHandle', 'PUT', `${HANDLE}/session`, { query: ['nocommit'] }),
  route('getSessionByHandle', 'GET', `${HANDLE}/session`),
  route('createHandle', 'POST', '/handles', { body: 'one' }),
  route('queryHandles', 'POST', '/handles/query', { body: 'one', query: ['include'] }),
  route('getHandle', 'GET', HANDLE),
  route('deleteHandle', 'DELETE', HANDLE),
  route('writeSession', 'PUT', SESSION, { body: 'one', query: ['nocommit'] }),
  route('getSession', 'GET', SESSION),
  route('getPart', 'GET', PART),
  route('writePart', 'PUT', PART, { body: 'one' }),
  route('deletePart', 'DELETE', `${SESSION}/(?:members|servers)/[^/]+`),
  route('listSessions', 'GET', `${EITHER}/sessions`, { query: LIST_QUERY }),
  route('listSessionsOfMany', 'POST', `${EITHER}/batch`, { body: 'one', query: LIST_QUERY }),
  route('getTemplate', 'GET', TEMPLATE),
  route('listTemplates', 'GET', '/serviceconfigs/[^/]+/sessiontemplates'),
  route('listBranches', 'GET', `${SESSION}/branches`),
  route('listChanges', 'GET', `${SESSION}/branches/[^/]+/changes`),
  route('getChange', 'GET', String.raw`${SESSION}/branches/[^/]+/changes/\d+`),
];

/** The documented calls at a path, whatever their method. `path` is without its query. */
export const routesAt = (path: string): DocumentedRoute[] =>
  DOCUMENTED_ROUTES.filter((one) => one.path.test(path));

/** The documented call that a method and a path, with or without a query, make; null when there is none. */
export const documentedRoute = (method: string, path: string): DocumentedRoute | null =>
  routesAt(path.replace(/\?.*$/s, '')).find((one) => one.method === method) ?? null;
