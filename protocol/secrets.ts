import type { Call, HttpExchange } from './exchange.ts';

/** What stands where a secret stood. */
export const STRUCK = '[struck out]';

/**
 * Headers whose value is a credential: those of our own calls, and, by how such names end, those that a
 * colleague's capture may hold beside them.
 */
const SECRET_HEADER =
  /(^|-)(authorization|signature|cookie2?|token|ticket|secret|password|api-?key|emulator-key)$/i;

export const isSecretHeader = (name: string): boolean => SECRET_HEADER.test(name);

/**
 * Names whose text values are credentials in the sign-in chain. With their case: a session member's
 * `deviceToken` is no credential but the name of a device, which the document needs (`properties.system.host`).
 */
const SECRET_FIELDS =
  /("(?:Token|RpsTicket|AccessToken|DeviceToken|TitleToken|UserToken|Signature|access_token|refresh_token|id_token|device_code|code_verifier|client_secret|client_assertion|password)"\s*:\s*")(?:[^"\\]|\\.)*"/g;

/** The user tokens of a request for a token of Xbox Live, which are a list. */
const SECRET_LIST = /("UserTokens"\s*:\s*\[)(?!"\[struck out\]"\])[^\]]*\]/g;

/** The private part of a proof key: 32 bytes. */
const PRIVATE_KEY = /("d"\s*:\s*")[\w-]{43}"/g;

/** The same in the bodies of forms, and in the query and fragment of a URL. */
const SECRET_PARAMETERS =
  /((?:^|[?&#])(?:access_token|refresh_token|id_token|device_code|code_verifier|client_secret|client_assertion|code|assertion|RpsTicket|passwd|password)=)(?!\[struck out\])[^&#\s"'<>\\]+/gi;

/** A JSON Web Token, signed or encrypted, wherever it stands. */
const WEB_TOKEN = /\beyJ[\w-]{8,}(?:\.[\w-]*){2,4}/g;

/** The value of an Authorization header of Xbox Live, wherever it stands. */
const XBL_TOKEN = /\b(XBL\d\.\d\s+x=[^;\s"]*;)(?!\[struck out\])[^\s"\\]+/g;

/** The forms of a Microsoft account's tokens at login.live.com, which are none of the web's: access and refresh. */
const ACCOUNT_TOKEN = /\bEw[A-Z][\w+/=-]{100,}|\bM\.[CR]\d+_\w+\.[\w.*!$-]{20,}/g;

/** A header in the middle of a text, such as a line of a log. */
const SECRET_LINE =
  /\b((?:bearer\s+|(?:signature|x-emulator-key)["']?\s*[:=]\s*["']?))(?!\[struck out\])[\w.~+/=-]{20,}/gi;

/** Shorter texts are not searched for by value: they would strike words that only look like the secret. */
const SHORTEST_SECRET = 16;

/** A text that should hold no token, such as a link, without the one that it holds all the same. */
export const withoutXblToken = (text: string): string => text.replace(XBL_TOKEN, `$1${STRUCK}`);

type Headers = HttpExchange['requestHeaders'];

/** The secrets that a request carried, so that an answer which echoes them is struck out too. */
const secretsIn = (headers: Headers): string[] =>
  headers
    .filter(([name]) => isSecretHeader(name))
    .flatMap(([, value]) => [value, value.split(';').at(-1) ?? ''])
    .filter((secret) => secret.length >= SHORTEST_SECRET);

/** Any text without what can be told to be a secret by its form. */
export const strikeKnown = (text: string): string =>
  text
    .replace(SECRET_FIELDS, `$1${STRUCK}"`)
    .replace(SECRET_LIST, `$1"${STRUCK}"]`)
    .replace(PRIVATE_KEY, `$1${STRUCK}"`)
    .replace(SECRET_PARAMETERS, `$1${STRUCK}`)
    .replace(XBL_TOKEN, `$1${STRUCK}`)
    .replace(SECRET_LINE, `$1${STRUCK}`)
    .replace(WEB_TOKEN, STRUCK)
    .replace(ACCOUNT_TOKEN, STRUCK);

const strikeHeaders = (headers: Headers, strike: (text: string) => string): Headers =>
  headers.map(([name, value]) => [name, isSecretHeader(name) ? STRUCK : strike(value)]);

/**
 * The call as it may be shown and stored. Nothing of a call goes further before it went through here: not our
 * own, and not one of a file that was opened. Striking twice changes nothing more.
 */
export const withoutSecrets = <C extends Call>(call: C): C => {
  if (call.kind === 'rta') return { ...call, text: strikeKnown(call.text) };
  const secrets = secretsIn(call.requestHeaders);
  const strike = (text: string) =>
    strikeKnown(secrets.reduce((rest, secret) => rest.replaceAll(secret, STRUCK), text));
  return {
    ...call,
    url: strike(call.url),
    requestHeaders: strikeHeaders(call.requestHeaders, strike),
    requestBody: strike(call.requestBody),
    responseHeaders: strikeHeaders(call.responseHeaders, strike),
    responseBody: strike(call.responseBody),
    error: call.error && { ...call.error, message: strike(call.error.message) },
  };
};
