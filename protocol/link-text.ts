import { linkProblem } from './link-problems.ts';
import type { LinkProblem } from './link-types.ts';
import { fromHarmfulCharacter, hasHarmfulCharacter } from './visible-text.ts';

const MAX_LENGTH = 2_048;
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const OUR_SCHEME = /^ms-xbl-(?:[0-9a-f]{8}|multiplayer)$/i;

/** True for `ms-xbl-<8 hex digits>` and `ms-xbl-multiplayer`, in either letter case, without the colon. */
export const isOurScheme = (name: string): boolean => OUR_SCHEME.test(name);

/** ASCII only: in full lower-casing the Kelvin sign becomes a plain `k`, and a look-alike host would pass. */
export const lowerAscii = (text: string): string => text.replace(/[A-Z]/g, (one) => one.toLowerCase());

/** A link taken apart, nothing decoded yet. */
export type LinkText = { scheme: string; host: string; query: string };

/**
 * Takes a link apart by hand. `new URL` will not do: it drops tabs and line breaks, trims control
 * characters, and turns back-slashes, and so makes good links of bad ones.
 */
export const splitLink = (text: string): LinkText | LinkProblem => {
  // As it came, before anything reads all of it: a megabyte costs nothing.
  if (text.length > MAX_LENGTH) return linkProblem('too-long', text);
  const link = text.trim();
  const scheme = SCHEME.exec(link)?.[1];
  if (scheme === undefined) return linkProblem('not-a-url', link);
  if (!isOurScheme(scheme)) return linkProblem('foreign-scheme', scheme);
  if (hasHarmfulCharacter(link)) return linkProblem('control-character', fromHarmfulCharacter(link));

  const rest = link.slice(scheme.length + 1);
  if (!rest.startsWith('//')) return linkProblem('not-a-url', link);
  const authority = /^[^/?#]*/.exec(rest.slice(2))?.[0] ?? '';
  const at = authority.lastIndexOf('@');
  if (at >= 0) return linkProblem('has-credentials', authority.slice(0, at + 1));
  const colon = authority.indexOf(':');
  if (colon >= 0) return linkProblem('has-port', authority.slice(colon));
  const hash = rest.indexOf('#');
  if (hash >= 0) return linkProblem('has-fragment', rest.slice(hash));

  const [path = '', ...query] = rest.slice(2 + authority.length).split('?');
  if (path !== '' && path !== '/') return linkProblem('has-path', path);
  return { scheme: lowerAscii(scheme), host: authority, query: query.join('?') };
};

/** One `name=value` of the query, both decoded once; `text` is how it stood in the link. */
export type QueryPiece = { name: string; value: string; text: string };

/**
 * The query's parameters in their order; empty ones, as in `?&handle=`, are skipped. Percent escapes are
 * decoded once, and `+` stays `+`: connection strings hold it, and `searchParams` would make it a blank.
 */
export const splitQuery = (query: string): QueryPiece[] | LinkProblem => {
  const pieces: QueryPiece[] = [];
  for (const text of query.split('&')) {
    if (text === '') continue;
    const equals = text.indexOf('=');
    const name = decodeOnce(equals < 0 ? text : text.slice(0, equals));
    const value = decodeOnce(equals < 0 ? '' : text.slice(equals + 1));
    if (name === null || value === null) return linkProblem('bad-escape', text);
    if (hasHarmfulCharacter(name + value)) return linkProblem('control-character', text);
    pieces.push({ name, value, text });
  }
  return pieces;
};

/** Null for a broken escape: `%` without two hex digits, bytes that are no UTF-8, or half a surrogate pair. */
export const decodeOnce = (text: string): string | null => {
  if (!text.isWellFormed()) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
};
