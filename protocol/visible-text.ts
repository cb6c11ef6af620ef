/**
 * Characters that no name or value needs and that can harm where it is shown: C0, DEL and C1 (a terminal
 * obeys them), line and paragraph separators, and the bidirectional embeddings, overrides and isolates,
 * which reorder the words around them, such as the question beside a "Join" button. Zero-width joiners and
 * direction marks are not among them: emoji, Persian and Hebrew need those, and they reorder nothing else.
 */
const HARMFUL = '[\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]';

const HARMFUL_ONE = new RegExp(HARMFUL);
const HARMFUL_ALL = new RegExp(HARMFUL, 'g');

export const hasHarmfulCharacter = (text: string): boolean => HARMFUL_ONE.test(text);

/** The text from a little before its first harmful character on, to show where that is. */
export const fromHarmfulCharacter = (text: string): string =>
  text.slice(Math.max(0, text.search(HARMFUL_ONE) - 20));

/** The text with each harmful character written as `\u001b`, safe for a terminal. */
export const visibleText = (text: string): string =>
  text.replace(HARMFUL_ALL, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** The first `limit` characters, the last of them `…` where something was cut; no character is cut in half. */
export const cutText = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
