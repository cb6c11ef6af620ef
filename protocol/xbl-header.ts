/** What is in an Authorization header of Xbox Live: `XBL3.0 x=<user hash>;<token>`. */
export type XblHeader = { userHash: string; token: string };

/** Why a text holds no header that could be used. Words for them are in `xbl-header-texts.ts`. */
export type XblHeaderProblem =
  | 'nothing'
  | 'too-long'
  | 'no-header'
  | 'several'
  | 'no-user'
  | 'struck-out'
  | 'cut-off'
  | 'too-long-token';

export type XblHeaderResult = { ok: true; header: XblHeader } | { ok: false; problem: XblHeaderProblem };

/** A log is pasted whole now and then; more than this is hardly meant. In characters. */
const LONGEST_TEXT = 500_000;
/** Services take no header beyond 16 kB. */
const LONGEST_TOKEN = 16_000;
/** A JWT of Xbox Live has some hundred characters at least. */
const SHORTEST_TOKEN = 40;

const HEADER = /XBL3\.0\s+x=([^;\s"'\\]{1,100});/gi;
/** base64, base64url, and the dots between the parts of a web token. */
const TOKEN = /^[A-Za-z0-9_\-.+/=]+/;
const TOKEN_LINE = /^[ \t>|]*([A-Za-z0-9_\-.+/=]+)[ \t]*(?=\r?\n|$)/;
/** How shells and logs go on in the next line: `\` in sh, `^` in cmd, a backtick in PowerShell. */
const LINE_END = /^[ \t]*[\\^`]?\r?\n/;

/** No user is behind it: `-` is a title's server or device, `*` all users of the token. docs, EDS authorization */
const isUser = (userHash: string): boolean => userHash !== '-' && userHash !== '*';

export const formatXblHeader = ({ userHash, token }: XblHeader): string => `XBL3.0 x=${userHash};${token}`;

/**
 * Finds the header in what somebody pasted: alone, behind `Authorization:`, in quotes, in a line of a log, in a curl
 * command, percent-encoded, and broken into lines on the way. The same header twice is one. Never throws.
 */
export const readXblHeader = (text: string): XblHeaderResult => {
  if (text.trim() === '') return { ok: false, problem: 'nothing' };
  if (text.length > LONGEST_TEXT) return { ok: false, problem: 'too-long' };
  const found = new Map(headersIn(plain(text)).map((header) => [formatXblHeader(header), header]));
  const [first, ...more] = found.values();
  if (!first) return { ok: false, problem: 'no-header' };
  if (more.length > 0) return { ok: false, problem: 'several' };
  const problem = problemOf(first, text);
  return problem ? { ok: false, problem } : { ok: true, header: first };
};

/** Without percent escapes, where the header itself is escaped. */
const plain = (text: string): string => {
  if (!/XBL3\.0(?:%20|\+)x%3d/i.test(text)) return text;
  return text
    .replaceAll(/XBL3\.0\+x/gi, 'XBL3.0 x')
    .replaceAll(/%(20|3d|3b|2b|2f|22|27)/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
};

const headersIn = (text: string): XblHeader[] =>
  [...text.matchAll(HEADER)].map((match) => ({
    userHash: match[1] ?? '',
    token: tokenFrom(text.slice(match.index + match[0].length), quoteBefore(text, match.index)),
  }));

/** The quote that was opened before the header, with `Authorization:` at most between. */
const quoteBefore = (text: string, at: number): string | null => {
  const before = /(\\?["'])(?:authorization\s*[:=]\s*)?$/i.exec(text.slice(Math.max(0, at - 40), at));
  return before?.[1] ?? null;
};

/**
 * What follows the `;`. In quotes, all up to the closing one, for there a terminal or a mail may have broken the line
 * anywhere. Otherwise the next lines as far as they hold nothing else.
 */
const tokenFrom = (rest: string, quote: string | null): string => {
  const end = quote === null ? -1 : rest.indexOf(quote);
  if (end >= 0) {
    const inside = rest.slice(0, end).replaceAll(/[\\^`]?\r?\n|\\[rn]|\s/g, '');
    if (TOKEN.exec(inside)?.[0] === inside) return inside;
  }
  let token = TOKEN.exec(rest)?.[0] ?? '';
  let after = rest.slice(token.length);
  for (let broken = LINE_END.exec(after); broken && !isWhole(token); broken = LINE_END.exec(after)) {
    after = after.slice(broken[0].length);
    const line = TOKEN_LINE.exec(after);
    if (line?.[1] === undefined) break;
    token += line[1];
    after = after.slice(line[0].length);
  }
  return token;
};

/** Characters of a signature (HS256, ES256, RS256 with 2,048 and 4,096 bits) and of the tag of a JWE (128, 256 bits). */
const LAST_PART: Readonly<Record<number, readonly number[]>> = { 3: [43, 86, 342, 683], 5: [22, 43] };

/** A web token with a whole last part: the next line is another matter, even where it is a single word. */
const isWhole = (token: string): boolean => {
  const parts = token.split('.');
  return LAST_PART[parts.length]?.includes(parts.at(-1)?.length ?? 0) ?? false;
};

const problemOf = ({ userHash, token }: XblHeader, text: string): XblHeaderProblem | null => {
  if (!isUser(userHash)) return 'no-user';
  if (token.length > LONGEST_TOKEN) return 'too-long-token';
  if (token.length < SHORTEST_TOKEN) return /struck out|redact|\*{3}/i.test(text) ? 'struck-out' : 'cut-off';
  const parts = token.split('.');
  if (parts.at(-1) === '') return 'cut-off';
  return token.startsWith('eyJ') && parts.length !== 3 && parts.length !== 5 ? 'cut-off' : null;
};
