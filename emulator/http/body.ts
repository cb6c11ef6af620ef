import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { parseJson } from '../../protocol/exact-json.ts';
import { refuse } from '../rules/answer.ts';
import { andThen, type Soon } from '../soon.ts';
import { ReadRequest } from './read-request.ts';

/** Choice: the service's own limit is not public. */
const MAX_BYTES = 1_048_576;
/** Deeper than any real document, and far from what a stack can take. */
const MAX_DEPTH = 100;

/** The body of a call of the directory: JSON by its content type (415 for another), `{}` when it is empty. */
export const readBody = (request: IncomingMessage): Soon<unknown> =>
  readJson(request, () => assertJsonType(request));

/**
 * The body as JSON, `{}` when it is empty; refuses 413 over 1 MB and 400 for what is no JSON. `check` runs
 * before a body that is not empty is read as JSON.
 */
export const readJson = (
  request: IncomingMessage,
  check: () => void = () => undefined,
  most = MAX_BYTES,
): Soon<unknown> => andThen(readText(request, check, most), jsonOf);

const jsonOf = (text: string): unknown => {
  if (text === '') return {};
  // Each level is opened and closed: no shorter text that is JSON has so many.
  if (text.length > 2 * MAX_DEPTH && depthOf(text) > MAX_DEPTH)
    refuse(400, `The request is not valid: the JSON is nested more than ${MAX_DEPTH} levels deep.`);
  const value = parsed(text);
  const path = HUGE.test(text) ? pathOfInfinity(value) : null;
  if (path !== null) refuse(400, `The request is not valid: '${path}': is beyond what a number can be.`);
  return value;
};

const BYTE_ORDER_MARK = '\ufeff';

const parsed = (text: string): unknown => {
  try {
    return parseJson(text);
  } catch (error) {
    // Only what is no JSON as it is gets here: what some editors and languages put before it, or nothing but blanks.
    const rest = text.trim();
    if (rest === '') return {};
    if (rest !== text && text.startsWith(BYTE_ORDER_MARK)) return parsed(rest);
    const reason = error instanceof Error ? error.message : 'it can not be read';
    return refuse(400, `The request is not valid: the body is not JSON: ${reason}.`);
  }
};

/** Only a text like this can hold a number that is read as infinite, and written as `null`, which deletes. */
const HUGE = /[eE]\+?\d{3}|\d{300}/;

const pathOfInfinity = (value: unknown, path: readonly string[] = []): string | null => {
  if (typeof value === 'number' && !Number.isFinite(value)) return path.join('.');
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = pathOfInfinity(inner, [...path, name]);
    if (found !== null) return found;
  }
  return null;
};

/** The body as text, for what is no JSON; refuses as `readJson` does. */
export const readText = (
  request: IncomingMessage,
  check: () => void = () => undefined,
  most = MAX_BYTES,
): Soon<string> => {
  const known = textRead(request);
  if (known !== undefined) {
    check();
    return known;
  }
  if (Number(request.headers['content-length'] ?? 0) > most) tooLarge(most);
  const whole = request instanceof ReadRequest ? request.whole : undefined;
  if (whole === undefined && request.readableEnded) return ''; // it was never to have one
  return andThen(whole ?? collected(request, most), (bytes) => {
    if (bytes.length > most) tooLarge(most);
    if (bytes.length === 0) return '';
    check();
    if (!isUtf8(bytes)) refuse(400, 'The request is not valid: the body is not UTF-8.');
    const text = bytes.toString('utf8');
    if (request instanceof ReadRequest) request.text = text;
    return text;
  });
};

/** The body of a request that has been read; undefined when it was empty, or not looked at. */
export const textRead = (request: IncomingMessage): string | undefined =>
  request instanceof ReadRequest ? request.text : undefined;

const collected = (request: IncomingMessage, most: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > most) {
        request.pause();
        try {
          tooLarge(most);
        } catch (error) {
          reject(error);
        }
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on('error', reject);
  });

const tooLarge = (most: number): never =>
  refuse(413, `The request is too large: at most ${most} bytes are taken.`);

/** What most send. */
const PLAIN_JSON = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;
/** With any parameters, as long as none names another charset. */
const isJson = (type: string): boolean => {
  const [media = '', ...parameters] = type.split(';').map((part) => part.trim().toLowerCase());
  return (
    media === 'application/json' &&
    parameters.every((each) => !each.startsWith('charset') || /^charset\s*=\s*"?utf-8"?$/.test(each))
  );
};

const assertJsonType = ({ headers }: IncomingMessage): void => {
  const type = headers['content-type'];
  if (type && !PLAIN_JSON.test(type) && !isJson(type))
    refuse(415, `The content type '${type}' is not taken: send application/json; charset=utf-8.`);
  const coding = headers['content-encoding'];
  if (coding !== undefined && coding.toLowerCase() !== 'identity')
    refuse(415, `The content coding '${coding}' is not taken: send the body as it is.`);
};

/** The deepest nesting of a JSON text, strings left out; the text may be no JSON at all. */
const depthOf = (text: string): number => {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > deepest) deepest = depth;
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return deepest;
};
