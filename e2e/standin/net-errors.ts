/** Node's codes and what Chromium calls the same, first match first. */
const NAMES: readonly [RegExp, string][] = [
  [/^ERR_PROXY_TUNNEL$/, 'TUNNEL_CONNECTION_FAILED'],
  [/^ECONNREFUSED$/, 'CONNECTION_REFUSED'],
  [/^(ENOTFOUND|EAI_\w+)$/, 'NAME_NOT_RESOLVED'],
  [/^ETIMEDOUT$/, 'CONNECTION_TIMED_OUT'],
  [/^(EHOSTUNREACH|ENETUNREACH)$/, 'ADDRESS_UNREACHABLE'],
  [/^(ECONNRESET|EPIPE)$/, 'CONNECTION_RESET'],
  [/^(CERT_HAS_EXPIRED|CERT_NOT_YET_VALID)$/, 'CERT_DATE_INVALID'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'CERT_COMMON_NAME_INVALID'],
  [/SELF_SIGNED|^UNABLE_TO_/, 'CERT_AUTHORITY_INVALID'],
  [/^(EPROTO|ERR_SSL_\w+)$/, 'SSL_PROTOCOL_ERROR'],
];

/** The error that Chromium's network stack would have ended with: its name is in the message, and it has no code. */
export function chromiumError(error: unknown, byProxy: boolean): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const name = NAMES.find(([pattern]) => pattern.test(code))?.[1] ?? 'FAILED';
  const isProxyGone = byProxy && (name === 'CONNECTION_REFUSED' || name === 'NAME_NOT_RESOLVED');
  return new Error(`net::ERR_${isProxyGone ? 'PROXY_CONNECTION_FAILED' : name}`);
}
