import type { z } from 'zod';
import { ActivitiesFound } from '../protocol/activity.ts';
import { SessionDocument } from '../protocol/document.ts';
import { parseJson } from '../protocol/exact-json.ts';
import { Handle } from '../protocol/handle.ts';
import { parseSessionPath, type SessionRef } from '../protocol/session-ref.ts';
import type { ActivitiesAnswer, HandleAnswer, LookAnswer, SessionAnswer } from './answers.ts';
import type { Attempted } from './attempt.ts';
import { headerOf } from './headers.ts';
import type { HttpAnswer } from './transport.ts';

type Answered = Extract<Attempted, { answer: HttpAnswer }>;
type Unreachable = Extract<SessionAnswer, { outcome: 'unreachable' }>;

/**
 * What the directory said about a session. `asked` is the session whose path was called; by handle it is null
 * and `Content-Location`, relative or absolute, names the session: the only place that does. [Microsoft's client]
 */
export const readSessionAnswer = (tried: Attempted, asked: SessionRef | null): SessionAnswer => {
  if (!tried.answer) return unreachable(tried, tried.error.code, tried.error.message);
  const { exchange, answer } = tried;
  const { status } = answer;
  if (status === 204) return { outcome: 'gone', exchange };
  if (status === 304) return { outcome: 'unchanged', exchange };

  const etag = headerOf(answer.headers, 'ETag');
  if (status === 200 || status === 201) {
    const body = parseBody(answer.body, SessionDocument, 'bad-document');
    if (!body.ok) return unreachable(tried, body.code, body.message);
    const ref = asked ?? parseSessionPath(headerOf(answer.headers, 'Content-Location') ?? '');
    return { outcome: 'session', created: status === 201, document: body.value, etag, ref, exchange };
  }
  if (status === 412) {
    const body = parseBody(answer.body, SessionDocument, 'bad-document');
    if (body.ok) return { outcome: 'conflict', document: body.value, etag, exchange };
    // "If-Match: *" can fail in one way only: there is no session.
    if (isForAnyVersion(tried)) return { outcome: 'gone', exchange };
  }
  return refused(tried);
};

/** What the directory said about a handle. */
export const readHandleAnswer = (tried: Attempted): HandleAnswer => {
  if (!tried.answer) return unreachable(tried, tried.error.code, tried.error.message);
  if (tried.answer.status !== 200 && tried.answer.status !== 201) return refused(tried);
  const body = parseBody(tried.answer.body, Handle, 'bad-handle');
  return body.ok
    ? { outcome: 'handle', handle: body.value, exchange: tried.exchange }
    : unreachable(tried, body.code, body.message);
};

/** What the directory said is behind a handle. */
export const readLookAnswer = (tried: Attempted): LookAnswer => {
  const answer = readHandleAnswer(tried);
  if (answer.outcome !== 'unreachable' || answer.error.code !== 'bad-handle' || !tried.answer) return answer;
  const body = parseBody(tried.answer.body, SessionDocument, 'bad-document');
  if (!body.ok) return answer;
  const ref = parseSessionPath(headerOf(tried.answer.headers, 'Content-Location') ?? '');
  return { outcome: 'document', document: body.value, ref, exchange: tried.exchange };
};

/** What the directory said about the activities of players. */
export const readActivitiesAnswer = (tried: Attempted): ActivitiesAnswer => {
  if (!tried.answer) return unreachable(tried, tried.error.code, tried.error.message);
  if (tried.answer.status !== 200) return refused(tried);
  const body = parseBody(tried.answer.body, ActivitiesFound, 'bad-activities');
  return body.ok
    ? { outcome: 'activities', activities: body.value.results, exchange: tried.exchange }
    : unreachable(tried, body.code, body.message);
};

const unreachable = ({ exchange, signIn }: Attempted, code: string, message: string): Unreachable => ({
  outcome: 'unreachable',
  error: { code, message },
  ...(signIn && { signIn }),
  exchange,
});

const refused = ({
  exchange,
  answer,
  remark,
  signIn,
  titled,
}: Answered): Extract<SessionAnswer, { outcome: 'refused' }> => {
  // A 403 brings the session as JSON when it may be read but not written, else a reason as plain text.
  const readable = answer.status === 403 ? parseBody(answer.body, SessionDocument, 'bad-document') : null;
  return {
    outcome: 'refused',
    status: answer.status,
    // From the record, for an answer may echo a secret.
    text: [exchange.responseBody, remark].filter(Boolean).join('\n'),
    ...(readable?.ok && { document: readable.value }),
    ...(signIn && { signIn }),
    ...(titled !== undefined && { titled }),
    exchange,
  };
};

const isForAnyVersion = ({ exchange }: Answered): boolean =>
  headerOf(exchange.requestHeaders, 'If-Match') === '*';

type Parsed<T> = { ok: true; value: T } | { ok: false; code: string; message: string };

const parseBody = <T>(text: string, schema: z.ZodType<T>, badCode: string): Parsed<T> => {
  let json: unknown;
  try {
    json = parseJson(text);
  } catch {
    return { ok: false, code: 'not-json', message: 'the answer is not JSON' };
  }
  let parsed = schema.safeParse(json);
  // What is kept as its text is no number to the schema: where one of the service's own is such, rounded must do.
  if (!parsed.success) parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  return { ok: false, code: badCode, message: `${issue?.path.join('.') || 'the answer'}: ${issue?.message}` };
};
