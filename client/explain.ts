import { type Explanation, explainAnswer, explainNoAnswer } from '../protocol/status.ts';
import type { ActivitiesAnswer, HandleAnswer, SessionAnswer } from './answers.ts';
import { headerOf, retryAfterMs } from './headers.ts';

/** What an answer without a session means; `status` is null where no answer came. */
export type Explained = { status: number | null; explanation: Explanation };

/** Any answer but the one that was hoped for. */
export type NotDone = Exclude<
  SessionAnswer | HandleAnswer | ActivitiesAnswer,
  { outcome: 'session' | 'handle' | 'activities' }
>;

/** Explains why a call that was to join, write, ask or leave did not. */
export const explainNotDone = (answer: NotDone): Explained => {
  if (answer.outcome === 'unreachable') return { status: null, explanation: explainNoAnswer(answer.error) };
  const { call, responseHeaders } = answer.exchange;
  const status = answer.exchange.status ?? 0;
  const contentType = headerOf(responseHeaders, 'Content-Type');
  const waitMs = retryAfterMs(headerOf(responseHeaders, 'Retry-After'), Date.now());
  const document = answer.outcome === 'refused' ? answer.document : undefined;
  const explanation = explainAnswer({
    status,
    call,
    text: answer.outcome === 'refused' ? answer.text : '',
    ...(document !== undefined && { document }),
    ...(contentType !== null && { contentType }),
    ...(waitMs !== null && { retryAfterSeconds: Math.ceil(waitMs / 1000) }),
  });
  return { status, explanation };
};
