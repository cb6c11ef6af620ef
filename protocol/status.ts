import type { SessionDocument } from './document.ts';
import { hresultIn } from './hresult.ts';
import { causesBorneOut } from './status-document.ts';
import { meanings } from './status-meanings.ts';
import type { AdviceCode, CauseCode, TitleCode } from './status-texts.ts';
import { cutText } from './visible-text.ts';

/**
 * What an answer of the directory means for the person who clicked: codes, whose English is in
 * `status-texts.ts` and whose translations are the window's.
 */
export type Explanation = {
  /** Key of the title, such as `forbidden-text`, `handle-not-found`, `no-answer`. */
  code: string;
  /** Keys of the likely causes, most likely first. */
  causes: string[];
  /** Keys of what to do about it. */
  advice: string[];
  /** Does the same call make sense again: now, after a while (or when something was done), or never. */
  again: 'now' | 'later' | 'never';
  /** The service's own words, where it said any; at most 2,000 characters. */
  said?: string;
  /** Seconds to wait, where the service said so. */
  afterSeconds?: number;
};

export type Answer = {
  status: number;
  text: string;
  contentType?: string;
  /** The session that a 403 brought: it may be read, and tells which causes can't be it. */
  document?: SessionDocument;
  /** Whether the caller's token named a title, where that is known. */
  titled?: boolean;
  /** From Retry-After, a date there already turned into seconds. */
  retryAfterSeconds?: number;
  /** The service call; it tells a stale handle from an unknown session. Left out, it is a join by handle. */
  call?: string;
};

const SAID_LIMIT = 2_000;

/** Explains an answer other than success. Never throws; a status it does not know is `unexpected`. */
export const explainAnswer = (answer: Answer): Explanation => {
  const code = titleOf(answer);
  const { causes: usual, advice, again } = meanings[code];
  const causes = answer.document ? causesBorneOut(usual, answer.document) : usual;
  const untitled = answer.titled === false && causes.includes('no-title-claim');
  const named = causeNamedBy(answer.text) ?? (untitled ? 'no-title-claim' : undefined);
  const said = answer.document || answer.status === 412 ? '' : cutText(answer.text.trim(), SAID_LIMIT);
  const seconds = answer.retryAfterSeconds;
  return {
    code,
    causes: named ? [named, ...causes.filter((cause) => cause !== named)] : [...causes],
    advice: withAdvice(advice, named, seconds),
    again,
    ...(said !== '' && { said }),
    ...(seconds !== undefined && { afterSeconds: seconds }),
  };
};

/** Explains that no answer came, or none that could be read: `code` is Node's, or one of the client's own. */
export const explainNoAnswer = (error: { code: string; message: string }): Explanation => {
  const code = NO_ANSWER.find(([pattern]) => pattern.test(error.code))?.[1] ?? 'no-answer';
  const { causes, advice, again } = meanings[code];
  const likely = LIKELIER.find(([pattern]) => pattern.test(error.code))?.[1];
  const said = cutText(error.message.trim(), SAID_LIMIT);
  return {
    code,
    causes: likely ? [likely, ...causes.filter((cause) => cause !== likely)] : [...causes],
    advice: [...advice],
    again,
    ...(said !== '' && { said }),
  };
};

const BY_STATUS: Record<number, TitleCode> = {
  204: 'session-gone',
  400: 'bad-request',
  401: 'unauthorized',
  404: 'handle-not-found',
  405: 'method-not-allowed',
  407: 'proxy-asks',
  409: 'conflict',
  410: 'handle-not-found',
  411: 'bad-request',
  412: 'out-of-date',
  413: 'too-large',
  415: 'media-type',
  429: 'too-many-requests',
  503: 'busy',
};

const titleOf = ({ status, text, contentType, document, call }: Answer): TitleCode => {
  // The directory speaks plain text and JSON only; a page comes from something on the way.
  const isPage = /\bhtml\b/i.test(contentType ?? '') || /^\s*<(!doctype|html)\b/i.test(text);
  if (isPage && status !== 407 && status !== 503) return 'not-the-directory';
  if (status === 403) {
    if (call === 'writeSession' || call === 'writePart') return 'forbidden-write';
    if (document) return 'forbidden-document';
    return /privilege/i.test(text) && /join restriction/i.test(text) ? 'forbidden-text' : 'forbidden';
  }
  if (status === 404 && call !== undefined && !/handle$/i.test(call)) return 'session-not-found';
  return BY_STATUS[status] ?? (status >= 500 && status <= 599 ? 'server-error' : 'unexpected');
};

/** A cause that the service's own words name; it counts for more than what the token tells. */
const causeNamedBy = (text: string): CauseCode | undefined => {
  if (/managed ?initialization|memberInitialization/i.test(text)) return 'managed-initialization';
  return hresultIn(text)?.cause;
};

const ADVICE_FOR: Partial<Record<CauseCode, AdviceCode>> = {
  'account-banned': 'finish-account',
  'account-child': 'check-privileges',
  'account-not-set-up': 'finish-account',
  'account-region': 'finish-account',
  'managed-initialization': 'check-contract',
  'no-title-claim': 'use-title-token',
  'unknown-title': 'check-scid',
  'title-not-authorized': 'check-scid',
  'wrong-sandbox': 'check-sandbox',
};

const withAdvice = (
  advice: readonly AdviceCode[],
  named: CauseCode | undefined,
  seconds: number | undefined,
): AdviceCode[] => {
  const first = named && ADVICE_FOR[named];
  const waiting: readonly AdviceCode[] =
    seconds === undefined ? advice : ['wait-as-told', ...advice.filter((one) => one !== 'wait-a-while')];
  return first ? [first, ...waiting.filter((one) => one !== first)] : [...waiting];
};

/** Error codes of Node (system, TLS, undici), of Chromium (`ERR_…`) and of our client, first match first. */
const NO_ANSWER: readonly [RegExp, TitleCode][] = [
  [/^ERR_PROXY_AUTH_/, 'proxy-asks'],
  [/^(ERR_(\w*PROXY|TUNNEL|SOCKS|PAC)_\w+|proxy-kind)$/, 'proxy-fails'],
  [/^(redirected|ERR_TOO_MANY_REDIRECTS)$/, 'not-the-directory'],
  [/^not-json$/, 'not-json'],
  [/^too-large$/, 'answer-too-large'],
  [/^bad-(document|handle)$/, 'bad-document'],
  [/^no-channel$/, 'no-channel'],
  [/^no-session-name$/, 'no-session-name'],
  [/^internal$/, 'internal'],
  [/^not-signed$/, 'not-signed'],
  [/^(aborted|ABORT_ERR|ERR_CANCELED|ERR_ABORTED)$/, 'aborted'],
  [/^(ECONNREFUSED|ERR_CONNECTION_REFUSED)$/, 'connection-refused'],
  [/^(timeout|ERR_(CONNECTION_)?TIMED_OUT|ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_\w*TIMEOUT)$/, 'timeout'],
  [/^(ERR_NAME_\w+|ERR_DNS_\w+|ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/, 'no-such-host'],
  [/^(EHOSTUNREACH|ENETUNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/, 'no-network'],
  [
    /^ERR_(INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE|NETWORK_(IO_SUSPENDED|ACCESS_DENIED)|BLOCKED_BY_\w+)$/,
    'no-network',
  ],
  [
    /CERT|^UNABLE_TO_|^(INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/,
    'bad-certificate',
  ],
  [/^(EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/, 'no-tls'],
  [
    /^ERR_(CONNECTION_\w+|EMPTY_RESPONSE|NETWORK_CHANGED|CONTENT_LENGTH_MISMATCH|INCOMPLETE_\w+|(HTTP2|QUIC)_\w+)$/,
    'cut-off',
  ],
  [/^(ECONNRESET|ECONNABORTED|EPIPE|EOF|UND_ERR_(SOCKET|CLOSED|DESTROYED)|HPE_\w+)$/, 'cut-off'],
];

const LIKELIER: readonly [RegExp, CauseCode][] = [
  [/^(CERT_(HAS_EXPIRED|NOT_YET_VALID)|ERR_CERT_DATE_INVALID)$/, 'certificate-dates'],
  [/ALTNAME|HOSTNAME_MISMATCH|^ERR_CERT_COMMON_NAME_INVALID$/, 'certificate-name'],
  [/^proxy-kind$/, 'proxy-kind'],
  [/^EAI_AGAIN$/, 'dns-trouble'],
];
