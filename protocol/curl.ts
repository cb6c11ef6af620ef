import type { HttpExchange } from './exchange.ts';
import { isSecretHeader } from './secrets.ts';

export type CurlShell = 'bash' | 'powershell';

/** Headers that curl makes itself, or that would contradict what it sends; those of HTTP/2 begin with a colon. */
const MADE_BY_CURL = new Set([
  'content-length',
  'host',
  'connection',
  'transfer-encoding',
  'accept-encoding',
]);

/** Longer than this a body does not fit into one argument (Linux takes 128 KiB): it comes on stdin. */
const ARGUMENT_LIMIT = 100_000;

/** In single quotes bash takes everything as it is, but for the quote itself. */
const bashQuoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** PowerShell ends a quoted text at any of Unicode's single quotes; each is doubled. */
const powershellQuoted = (text: string): string => `'${text.replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`;

/** No shell can pass a NUL, and a line break in a header would be another header. */
const withoutBreaks = (text: string): string => text.replaceAll(/[\0\r\n]+/g, ' ');

/** What is to be put in the place of a secret, such as `YOUR-AUTHORIZATION`. */
const placeholderFor = (header: string): string =>
  `YOUR-${header.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '-')}`;

const headerText = ([name, value]: [string, string]): string =>
  withoutBreaks(`${name}: ${isSecretHeader(name) ? placeholderFor(name) : value}`);

/** A line that does not occur in the text, to end a here-document with. */
const endMark = (text: string): string => {
  let mark = 'END_OF_BODY';
  while (text.includes(mark)) mark += '_';
  return mark;
};

/**
 * A call as a command line of curl that makes it once more. Secrets were struck out as the call was recorded:
 * a placeholder stands for each, to be replaced by hand.
 */
export const curlOf = (call: HttpExchange, shell: CurlShell): string => {
  const quoted = shell === 'bash' ? bashQuoted : powershellQuoted;
  const url = withoutBreaks(call.url);
  const body = call.requestBody.replaceAll('\0', '');
  const onStdin = shell === 'bash' && body.length > ARGUMENT_LIMIT;
  const headers = call.requestHeaders.filter(
    ([name]) => !name.startsWith(':') && !MADE_BY_CURL.has(name.toLowerCase()),
  );
  const parts = [
    `${shell === 'bash' ? 'curl' : 'curl.exe'} ${quoted(url)}`,
    // Without it curl would take brackets and braces for a range of addresses.
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    `-X ${quoted(withoutBreaks(call.method))}`,
    ...headers.map((header) => `-H ${quoted(headerText(header))}`),
  ];
  if (onStdin) parts.push('--data-binary @-');
  else if (body !== '') parts.push(`--data-raw ${quoted(body)}`);
  const command = parts.join(shell === 'bash' ? ' \\\n  ' : ' `\n  ');
  if (!onStdin) return command;
  const mark = endMark(body);
  return `${command} <<'${mark}'\n${body}\n${mark}`;
};
