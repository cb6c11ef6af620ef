import { SessionDocument } from '../protocol/document.ts';
import { parseJson } from '../protocol/exact-json.ts';
import type { HttpExchange } from '../protocol/exchange.ts';
import { type Explanation, explainAnswer, explainNoAnswer } from '../protocol/status.ts';
import type { ActivitiesAnswer, LookAnswer, SessionAnswer } from './answers.ts';
import { headerOf, retryAfterMs } from './headers.ts';

/** What an answer without a session means; `status` is null where no answer came. */
export type Explained = { status: number | null; explanation: Explanation };

/** Any answer but the one that was hoped for. */
export type NotDone = Exclude<
  SessionAnswer | LookAnswer | ActivitiesAnswer,
  { outcome: 'session' | 'handle' | 'document' | 'activities' }
>;

/** Explains why a call that was to join, write, ask or leave did not. */
export const explainNotDone = (answer: NotDone): Explained => {
  if (answer.outcome === 'unreachable')
    return { status: null, explanation: answer.signIn ?? explainNoAnswer(answer.error) };
  const { exchange } = answer;
  // Why no fresh token can be had says more than that the last one is taken no more.
  if (answer.outcome === 'refused' && answer.signIn)
    return { status: answer.status, explanation: answer.signIn };
  const document = answer.outcome === 'refused' ? answer.document : undefined;
  const { text, titled } = answer.outcome === 'refused' ? answer : { text: '', titled: undefined };
  // "If-Match: *" fails with 412 where there is no session: it did not change meanwhile, it is gone.
  const meant = answer.outcome === 'gone' ? { ...exchange, status: 204 } : exchange;
  return { status: exchange.status ?? 0, explanation: explained(meant, text, document, titled) };
};

/** Explains the answer to any call, or that there was none; null for one that did what was asked. */
export const explainExchange = (exchange: HttpExchange): Explanation | null => {
  const { status, error, responseBody, call } = exchange;
  if (status === null) return explainNoAnswer(error ?? { code: 'unknown', message: '' });
  // With 204 the directory says that there is no session, or none any more (docs).
  const isGone = status === 204 && /^(get|write)Session/.test(call);
  if (status < 400 && !isGone) return null;
  return explained(exchange, responseBody, status === 403 ? documentIn(responseBody) : undefined);
};

const explained = (
  { call, status, responseHeaders }: HttpExchange,
  text: string,
  document: SessionDocument | undefined,
  titled?: boolean,
): Explanation => {
  const contentType = headerOf(responseHeaders, 'Content-Type');
  const waitMs = retryAfterMs(headerOf(responseHeaders, 'Retry-After'), Date.now());
  return explainAnswer({
    status: status ?? 0,
    call,
    text,
    ...(document !== undefined && { document }),
    ...(titled !== undefined && { titled }),
    ...(contentType !== null && { contentType }),
    ...(waitMs !== null && { retryAfterSeconds: Math.ceil(waitMs / 1000) }),
  });
};

const documentIn = (body: string): SessionDocument | undefined => {
  try {
    return SessionDocument.safeParse(parseJson(body)).data;
  } catch {
    return undefined; // plain text, as most refusals are
  }
};
