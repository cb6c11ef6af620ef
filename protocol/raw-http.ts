import type { HttpExchange } from './exchange.ts';

/** A message of HTTP/1.1 as bytes on the wire, taken apart. */
export type RawMessage = { first: string; headers: HttpExchange['requestHeaders']; body: Uint8Array };

const CR = 13;
const LF = 10;

/** Bytes as text, each its own character: what a head of HTTP is read by. */
const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** Where the line that begins at `from` ends, and the next begins. */
const lineEnd = (bytes: Uint8Array, from: number): { end: number; next: number } => {
  const at = bytes.indexOf(LF, from);
  if (at < 0) return { end: bytes.length, next: bytes.length };
  return { end: bytes[at - 1] === CR && at > from ? at - 1 : at, next: at + 1 };
};

/** Splits a message into its first line, headers and body; null when there is no first line. */
export const parseMessage = (bytes: Uint8Array): RawMessage | null => {
  const lines: string[] = [];
  let at = 0;
  while (at < bytes.length) {
    const { end, next } = lineEnd(bytes, at);
    const line = latin1(bytes.subarray(at, end));
    at = next;
    if (line === '') break;
    lines.push(line);
  }
  const [first, ...rest] = lines;
  if (first === undefined) return null;
  const headers = rest.flatMap((line): [string, string][] => {
    const colon = line.indexOf(':');
    return colon > 0 ? [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]] : [];
  });
  return { first, headers, body: bytes.subarray(at) };
};

export const headerOf = (headers: RawMessage['headers'], wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];

/** Puts the chunks of a chunked body together; one that was cut off gives what there is. */
const dechunked = (bytes: Uint8Array): Uint8Array => {
  const parts: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const { end, next } = lineEnd(bytes, at);
    const size = Number.parseInt(latin1(bytes.subarray(at, end)), 16);
    if (!(size > 0)) break;
    parts.push(bytes.subarray(next, next + size));
    at = lineEnd(bytes, next + size).next;
  }
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let filled = 0;
  for (const part of parts) {
    whole.set(part, filled);
    filled += part.length;
  }
  return whole;
};

/** Undoes a content encoding, such as gzip; throws where it can't. */
export type Decode = (encoding: string, bytes: Uint8Array) => Uint8Array;

const isText = (type: string): boolean =>
  type === '' || /^text\/|json|xml|javascript|urlencoded|html/i.test(type);

/** The body as text, its transfer and content encodings undone; of one that is no text it says how long it is. */
export const bodyText = ({ headers, body }: RawMessage, decode: Decode): string => {
  const chunked = /\bchunked\b/i.test(headerOf(headers, 'transfer-encoding') ?? '');
  const bytes = chunked ? dechunked(body) : body;
  if (bytes.length === 0) return '';
  const type = headerOf(headers, 'content-type') ?? '';
  const encoding = (headerOf(headers, 'content-encoding') ?? '').trim().toLowerCase();
  try {
    const plain = encoding === '' || encoding === 'identity' ? bytes : decode(encoding, bytes);
    return isText(type) ? new TextDecoder().decode(plain) : `[${plain.length} bytes of ${type}]`;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return `[${bytes.length} bytes, ${encoding}: ${why}]`;
  }
};
