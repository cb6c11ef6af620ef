import { createHash } from 'node:crypto';

/** A secret that was planted, or that the program got, by a name that says of which kind it is. */
export type Secret = { name: string; value: string };

/** What finds secrets in a text: the names of those that are in it. */
export type Search = (text: string) => string[];

const PIECE = 40;

/** Its end, its middle and its beginning: a store may hold a part of it only, in lower case, or cut into pieces. */
const piecesOf = (value: string): string[] => {
  // A web token begins as all of them do.
  const own = value.replace(/^.*eyJ[\w-]+\./s, '');
  if (own.length <= PIECE) return [own];
  const middle = Math.floor((own.length - PIECE) / 2);
  return [own.slice(-PIECE), own.slice(middle, middle + PIECE), own.slice(0, PIECE)];
};

/** A Signature header: version 1 and the time of these years, in base64. */
const SIGNATURE = /AAAAAQH[b-g][\w+/]{60}/;
/** As PKCE writes them: 32 bytes in base64url. */
const VERIFIER = /(?<![\w~.-])[\w~.-]{43}(?![\w~.-])/g;

/** @param challenge of a verifier that nobody but the program ever had */
export const searchFor = (secrets: readonly Secret[], challenge: string): Search => {
  const pieces = secrets.flatMap(({ name, value }) =>
    piecesOf(value).map((piece) => ({ name, piece: piece.toLowerCase() })),
  );
  const isVerifier = (text: string) => createHash('sha256').update(text).digest('base64url') === challenge;
  return (text) => {
    const lower = text.toLowerCase();
    const found = new Set(pieces.filter(({ piece }) => lower.includes(piece)).map(({ name }) => name));
    if (SIGNATURE.test(text)) found.add('signature');
    for (const candidate of new Set(text.match(VERIFIER))) if (isVerifier(candidate)) found.add('verifier');
    return [...found];
  };
};

/** The secrets of a vault that was opened, by where they stand in it: `microsoft-….RefreshToken.….secret`. */
export const secretsIn = (value: unknown, path: string[] = []): Secret[] => {
  if (typeof value === 'string') {
    const inner = /^(\{"|\[[{"])/.test(value) ? (JSON.parse(value) as unknown) : null;
    if (inner !== null) return secretsIn(inner, path);
    const isSecret =
      /^(secret|token|accessToken|refreshToken|d)$/.test(path.at(-1) ?? '') || path[0]?.startsWith('token-');
    return isSecret ? [{ name: path.join('.'), value }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => secretsIn(inner, [...path, key]));
};
