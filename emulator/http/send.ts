import { randomUUID } from 'node:crypto';
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { ContractVersion } from '../../protocol/contract.ts';
import { type SessionRef, sessionPath } from '../../protocol/session-ref.ts';
import type { Clock } from '../clock.ts';
import type { Answer } from '../rules/answer.ts';
import { etagOf } from '../rules/conditions.ts';
import { documentPiece } from '../rules/document-text.ts';
import { pieceOf } from '../rules/member-texts.ts';
import { sendTogether } from './outbox.ts';

export type Sending = {
  readonly clock: Clock;
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
  const { text, bytes, type } = bodyOf(answer, sending.contract, response.req.method === 'GET');
  const headers: OutgoingHttpHeaders = {
    'Cache-Control': answer.session && answer.status !== 412 ? REVALIDATE : NOT_KEPT,
    Date: httpDate(sending.clock.now()),
    'X-Content-Type-Options': 'nosniff',
    'X-XblCorrelationId': correlationId(),
  };
  if (type !== null) headers['Content-Type'] = type;
  const etag = answer.session ? etagOf(answer.session) : answer.etag;
  if (etag !== undefined) headers.ETag = etag;
  const nextTimer = answer.session?.nextTimer;
  if (typeof nextTimer === 'number') headers.Expires = new Date(nextTimer).toUTCString(); // docs
  if (answer.session && sending.located && answer.status < 300)
    headers['Content-Location'] = sessionPath(answer.session.ref);
  if (answer.location !== undefined) {
    headers.Location = answer.location;
    headers['Content-Location'] = answer.location;
  }
  if (answer.redirect !== undefined) headers.Location = answer.redirect;
  if (answer.retryAfter !== undefined) headers['Retry-After'] = answer.retryAfter;
  // What is left of a body that was not read to its end would be taken for the next request.
  if (answer.status === 413) headers.Connection = 'close';
  if (answer.status !== 204 && answer.status !== 304) headers['Content-Length'] = bytes;
  response.writeHead(answer.status, sending.headers ? { ...headers, ...sending.headers } : headers);
  // Where all of it is ASCII, it is the same in both, and takes a fraction of the time.
  sendTogether(response, text, bytes === text.length ? 'latin1' : 'utf8');
};

type Body = { readonly text: string; readonly bytes: number; readonly type: string | null };

const bodyOf = (answer: Answer, contract: ContractVersion, keep: boolean): Body => {
  const { session, reader } = answer;
  if (session) return { ...documentPiece(session, contract, { reader, keep }), type: 'application/json' };
  if (answer.json) return { ...pieceOf(JSON.stringify(answer.json)), type: 'application/json' };
  if (answer.html !== undefined) return { ...pieceOf(answer.html), type: 'text/html; charset=utf-8' };
  if (answer.text !== undefined) return { ...pieceOf(answer.text), type: 'text/plain; charset=utf-8' };
  return { text: '', bytes: 0, type: null };
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
