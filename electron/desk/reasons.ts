import type { SessionAnswer } from '../../client/answers.ts';
import { explainAnswer, explainNoAnswer } from '../../protocol/status.ts';
import type { Reason } from '../activation/activation.ts';

const headerOf = (headers: [string, string][], name: string): string | undefined =>
  headers.find(([header]) => header.toLowerCase() === name)?.[1];

/** Why a call that was to join or to leave did not: the directory's answer, explained. */
export const reasonOf = (answer: Exclude<SessionAnswer, { outcome: 'session' }>): Reason => {
  if (answer.outcome === 'unreachable') {
    return { kind: 'answer', status: null, explanation: explainNoAnswer(answer.error) };
  }
  const { exchange } = answer;
  const status = exchange.status ?? 0;
  const contentType = headerOf(exchange.responseHeaders, 'content-type');
  const retryAfter = Number(headerOf(exchange.responseHeaders, 'retry-after') ?? Number.NaN);
  const explanation = explainAnswer({
    status,
    text: answer.outcome === 'refused' ? answer.text : '',
    hasDocument: answer.outcome === 'refused' && answer.document !== undefined,
    ...(contentType !== undefined && { contentType }),
    ...(Number.isFinite(retryAfter) && { retryAfterSeconds: retryAfter }),
  });
  return { kind: 'answer', status, explanation };
};

/** Something of ours failed before any call was made, such as an emulator that does not start. */
export const reasonOfError = (error: unknown): Reason => {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'answer', status: null, explanation: explainNoAnswer({ code, message }) };
};
