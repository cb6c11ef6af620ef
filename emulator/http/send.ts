import { randomUUID } from 'node:crypto';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { ContractVersion } from '../../protocol/contract.ts';
import { type SessionRef, sessionPath } from '../../protocol/session-ref.ts';
import type { Answer } from '../rules/answer.ts';
import { etagOf } from '../rules/conditions.ts';
import { documentPiece } from '../rules/document-text.ts';
import { type Piece, pieceOf } from '../rules/member-texts.ts';
import { sendTogether } from './outbox.ts';

export type Sending = {
  /** Milliseconds since 1970, by the emulator's clock. */
  readonly now: number;
  readonly contract: ContractVersion;
  /** The session to name in Content-Location: on handle routes only. [wire; client for its form] */
  readonly located?: SessionRef;
  /** More headers, such as those of a fault. */
  readonly headers?: OutgoingHttpHeaders;
};

const NOT_KEPT = 'no-cache, no-store';
const REVALIDATE = 'max-age=0, must-revalidate';

/** Writes an answer as HTTP, with the headers that the service sends (protocol facts: response headers). */
export const send = (response: ServerResponse, answer: Answer, sending: Sending): void => {
  const { session, status } = answer;
  const { text, bytes } = bodyOf(answer, sending.contract, response.req.method === 'GET');
  const type = typeOf(answer);
  // Name and value by turns: Node looks each of them up in an object otherwise.
  const headers = [
    'Cache-Control',
    session && status !== 412 ? REVALIDATE : NOT_KEPT,
    'Date',
    httpDate(sending.now),
    'X-Content-Type-Options',
    'nosniff',
    'X-XblCorrelationId',
    correlationId(),
  ];
  if (type !== null) headers.push('Content-Type', type);
  const etag = session ? etagOf(session) : answer.etag;
  if (etag !== undefined) headers.push('ETag', etag);
  const nextTimer = session?.nextTimer;
  if (typeof nextTimer === 'number') headers.push('Expires', new Date(nextTimer).toUTCString()); // docs
  if (session && sending.located && status < 300) headers.push('Content-Location', sessionPath(session.ref));
  if (answer.location !== undefined)
    headers.push('Location', answer.location, 'Content-Location', answer.location);
  if (answer.more !== undefined) headers.push(...answer.more);
  if (answer.retryAfter !== undefined) headers.push('Retry-After', String(answer.retryAfter));
  // What is left of a body that was not read to its end would be taken for the next request.
  if (status === 413) headers.push('Connection', 'close');
  if (status !== 204 && status !== 304) headers.push('Content-Length', String(bytes));
  response.writeHead(status, sending.headers ? { ...byName(headers), ...sending.headers } : headers);
  // Where all of it is ASCII, it is the same in both, and takes a fraction of the time.
  sendTogether(response, text, bytes === text.length ? 'latin1' : 'utf8');
};

const byName = (headers: readonly string[]): OutgoingHttpHeaders =>
  Object.fromEntries(headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1]]] : [])));

const bodyOf = (answer: Answer, contract: ContractVersion, keep: boolean): Piece => {
  const { session, reader, json, html, text } = answer;
  if (session) return documentPiece(session, contract, { reader, keep });
  return pieceOf(json ? JSON.stringify(json) : (html ?? text ?? ''));
};

const typeOf = ({ session, json, html, text }: Answer): string | null => {
  if (session || json) return 'application/json';
  if (html !== undefined) return 'text/html; charset=utf-8';
  return text === undefined ? null : 'text/plain; charset=utf-8';
};

/** Another GUID for each answer: those of one run differ in the last twelve digits. */
const correlationId = (): string => {
  answers += 1;
  return RUN + answers.toString(16).padStart(12, '0');
};
const RUN = randomUUID().slice(0, -12);
let answers = 0;

/** Microsoft's client takes the session's time from `Date`, so it follows the emulator's clock. */
const httpDate = (now: number): string => {
  const second = Math.floor(now / 1_000);
  if (second !== dated.second) dated = { second, text: new Date(second * 1_000).toUTCString() };
  return dated.text;
};
let dated = { second: -1, text: '' };
