import type { IncomingMessage } from 'node:http';

export type Target = { readonly path: string; readonly query: URLSearchParams };

/** The path without query; the absolute form, which a proxy's client sends, is taken too. */
export const targetOf = (request: IncomingMessage): Target => {
  const url = request.url ?? '/';
  const target = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '');
  const mark = target.indexOf('?');
  if (mark < 0) return { path: target, query: NO_QUERY };
  return { path: target.slice(0, mark), query: new URLSearchParams(target.slice(mark)) };
};
const NO_QUERY = new URLSearchParams();
