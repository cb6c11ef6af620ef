import type { IncomingMessage } from 'node:http';

export type Target = {
  readonly path: string;
  /** By names in lower case: they are compared without it. */
  readonly query: URLSearchParams;
};

/**
 * The path without query; the absolute form, which a proxy's client sends, is taken too, and so are slashes
 * that a base URL with one at its end puts before the path.
 */
export const targetOf = (request: IncomingMessage): Target => {
  const url = request.url ?? '/';
  const rooted = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '');
  const target = rooted.startsWith('//') ? rooted.replace(/^\/+/, '/') : rooted;
  const mark = target.indexOf('?');
  if (mark < 0) return { path: target, query: NO_QUERY };
  const given = new URLSearchParams(target.slice(mark));
  const query = new URLSearchParams([...given].map(([name, value]) => [name.toLowerCase(), value]));
  return { path: target.slice(0, mark), query };
};
const NO_QUERY = new URLSearchParams();
