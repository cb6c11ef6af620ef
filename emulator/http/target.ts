import { remembered } from '../remembered.ts';
import { type Route, routeOf } from './routes.ts';

/** What a call is for. */
export type Target = {
  /** As it was asked for, and the same text for all calls that ask for it. */
  readonly url: string;
  readonly path: string;
  /** By names in lower case: they are compared without it. */
  readonly query: URLSearchParams;
  /** Null where the path names nothing in the session directory. */
  readonly route: Route | null;
};

/**
 * The path without query; the absolute form, which a proxy's client sends, is taken too, and so are slashes
 * that a base URL with one at its end puts before the path.
 */
export const targetOf = remembered((url): Target => {
  const rooted = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '');
  const target = rooted.startsWith('//') ? rooted.replace(/^\/+/, '/') : rooted;
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const given = new URLSearchParams(mark < 0 ? '' : target.slice(mark));
  const query = new URLSearchParams([...given].map(([name, value]) => [name.toLowerCase(), value]));
  return { url, path, query, route: routeOf(path.includes('%') ? plain(path) : path) };
});

/** Letters, digits, `-`, `_`, `.` and `~` mean the same with and without an escape. RFC 3986, 2.3 */
const plain = (path: string): string =>
  path.replaceAll(/%(2[DE]|3\d|[46][1-9A-F]|[57][0-9A]|5F|7E)/gi, decodeURIComponent);
