import type { SignInTitleCode } from './sign-in-texts.ts';
import type { CauseCode } from './status-texts.ts';

/**
 * What each XErr number means. Those up to 0x8015DC32 from "Title service calls to Xbox services" of the GDK
 * [docs]; the others by their names in public clients [community]; 0x87DD… from Microsoft's page on sign-in
 * trouble [docs].
 */
const XERR: Readonly<Record<number, SignInTitleCode>> = {
  2148916224: 'device-refused',
  2148916227: 'account-banned',
  2148916228: 'account-banned',
  2148916229: 'guardian-restricts',
  2148916232: 'account-upkeep',
  2148916233: 'no-xbox-profile',
  2148916234: 'terms-not-accepted',
  2148916235: 'region-not-served',
  2148916236: 'age-not-proven',
  2148916237: 'play-time-over',
  2148916238: 'child-not-in-family',
  2148916239: 'account-upkeep',
  2148916240: 'account-upkeep',
  2148916241: 'account-kind',
  2148916242: 'sandbox-refused',
  2148916243: 'gamertag-change',
  2148916244: 'device-refused',
  2148916255: 'step-expired',
  2148916256: 'step-expired',
  2148916257: 'step-expired',
  2148916258: 'step-expired',
  2148916259: 'step-expired',
  2148916260: 'step-expired',
  2148916261: 'step-expired',
  2148916262: 'step-expired',
  2148916263: 'step-expired',
  2148916273: 'sign-in-outage',
  2148916274: 'sign-in-outage',
  2279407621: 'title-refused',
  2279407629: 'title-refused',
  2279407630: 'title-refused',
  2279407631: 'device-refused',
};

export const titleOfXErr = (xerr: number): SignInTitleCode => XERR[xerr] ?? 'xerr-unknown';

/**
 * Errors of OAuth (RFC 6749, RFC 8628, OpenID Connect), of Microsoft's own numbers behind them, and of MSAL, which
 * is asked for tokens. First match first: a number says more than the word before it.
 */
const OAUTH: readonly [RegExp, SignInTitleCode][] = [
  [/\bAADSTS(700016|700038|900023|90002|90013)\b/, 'client-unknown'],
  [/\bAADSTS(9002331|9002332|9002346|50194|500014|50020|700009)\b/, 'client-not-personal'],
  [/\bAADSTS(7000218|700025|7000215|70002)\b/, 'client-not-public'],
  [/\bAADSTS(50011|500112|900971|9002325)\b|redirect_uri/, 'client-redirect'],
  [/\bAADSTS(70011|650053|65005|28003)\b|\binvalid_scope\b/, 'client-scope'],
  [/\bAADSTS(65004)\b|\b(access_denied|authorization_declined|user_cancel\w*)\b/, 'sign-in-declined'],
  [
    /\bAADSTS(70020|70019)\b|\b(expired_token|code_expired|bad_verification_code|device_code_expired)\b/,
    'code-expired',
  ],
  [/\b(interaction_required|login_required|consent_required|invalid_grant)\b/, 'sign-in-needed'],
  [/\b(no_tokens_found|native_account_unavailable|refresh_token_expired|no_account\w*)\b/, 'sign-in-needed'],
  [/\b(temporarily_unavailable|server_error)\b/, 'microsoft-busy'],
  [/\b(device_code_polling_cancelled|user_timeout_reached)\b/, 'sign-in-cancelled'],
  [/\b(unauthorized_client|invalid_client)\b/, 'client-unknown'],
];

export const titleOfOauth = (error: string, description: string): SignInTitleCode =>
  OAUTH.find(([pattern]) => pattern.test(`${error} ${description}`))?.[1] ?? 'microsoft-refuses';

/**
 * Error codes of Node (system, TLS), and of Chromium without its `net::`, which Electron's `net.fetch` gives.
 * First match first.
 */
const NO_ANSWER: readonly [RegExp, SignInTitleCode][] = [
  [/^ERR_(UNEXPECTED_PROXY_AUTH|PROXY_AUTH_\w+|INVALID_AUTH_CREDENTIALS)$/, 'sign-in-proxy-password'],
  [/^ERR_\w*(PROXY|TUNNEL_CONNECTION|PAC_|SOCKS_|PROXIES)\w*$/, 'sign-in-proxy'],
  [
    /^ERR_SSL_PINNED|CERT|^UNABLE_TO_|^(INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)$/,
    'sign-in-certificate',
  ],
  [/^(EPROTO|ERR_SSL_\w+|ERR_TLS_\w+)$/, 'sign-in-no-tls'],
  [/^(ERR_NETWORK_ACCESS_DENIED|ERR_BLOCKED_BY_\w+|ERR_ACCESS_DENIED|EACCES|EPERM)$/, 'sign-in-blocked'],
  [
    /^(ERR_INTERNET_DISCONNECTED|ERR_ADDRESS_UNREACHABLE|ERR_NETWORK_IO_SUSPENDED|E(HOST|NET)UNREACH|ENETDOWN|EHOSTDOWN|EADDRNOTAVAIL)$/,
    'sign-in-offline',
  ],
  [/^(ERR_NAME_\w+|ERR_DNS_\w+|ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/, 'sign-in-no-host'],
  [/^(timeout|ERR_(CONNECTION_)?TIMED_OUT|ETIMEDOUT|ESOCKETTIMEDOUT|UND_ERR_\w*TIMEOUT)$/, 'sign-in-timeout'],
  [
    /^(ERR_(CONNECTION_(RESET|CLOSED|ABORTED)|NETWORK_CHANGED|EMPTY_RESPONSE|HTTP2_\w+|INCOMPLETE_\w+|CONTENT_LENGTH_\w+)|ECONNRESET|ECONNABORTED|EPIPE|EOF|UND_ERR_(SOCKET|CLOSED|DESTROYED)|HPE_\w+)$/,
    'sign-in-cut-off',
  ],
  [/^(not-json|too-large)$/, 'sign-in-not-understood'],
  [/^(aborted|ABORT_ERR|ERR_ABORTED|ERR_CANCELED)$/, 'sign-in-cancelled'],
];

/** The part of a code, or of a message that holds one, that the table above knows. */
const bareCode = (code: string, message: string): string => {
  const inMessage = /\bnet::(ERR_\w+)/.exec(message)?.[1];
  return inMessage ?? code.replace(/^net::/, '');
};

export const titleOfNoAnswer = (code: string, message: string): SignInTitleCode =>
  NO_ANSWER.find(([pattern]) => pattern.test(bareCode(code, message)))?.[1] ?? 'sign-in-no-answer';

const LIKELIER: readonly [RegExp, CauseCode][] = [
  [/^(CERT_(HAS_EXPIRED|NOT_YET_VALID)|ERR_CERT_DATE_INVALID)$/, 'certificate-dates'],
  [/ALTNAME|HOSTNAME_MISMATCH|COMMON_NAME_INVALID/, 'certificate-name'],
];

/** A cause that a code of no answer names. */
export const causeOfNoAnswer = (code: string, message: string): CauseCode | undefined =>
  LIKELIER.find(([pattern]) => pattern.test(bareCode(code, message)))?.[1];
