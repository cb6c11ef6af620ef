import type { SessionAnswer } from '../client/answers.ts';
import { headerOf, retryAfterMs } from '../client/headers.ts';
import { type Explanation, explainAnswer, explainNoAnswer } from '../protocol/status.ts';
import { advice, causes, titles } from '../protocol/status-texts.ts';
import { visibleText } from '../protocol/visible-text.ts';

/** What an answer without a session means; `status` is null where no answer came. */
export type Explained = { status: number | null; explanation: Explanation };

export const explainSessionAnswer = (answer: Exclude<SessionAnswer, { outcome: 'session' }>): Explained => {
  if (answer.outcome === 'unreachable') return { status: null, explanation: explainNoAnswer(answer.error) };
  const { call, responseHeaders } = answer.exchange;
  const status = answer.exchange.status ?? 0;
  const contentType = headerOf(responseHeaders, 'Content-Type');
  const waitMs = retryAfterMs(headerOf(responseHeaders, 'Retry-After'), Date.now());
  const explanation = explainAnswer({
    status,
    call,
    text: answer.outcome === 'refused' ? answer.text : '',
    hasDocument: answer.outcome === 'refused' && answer.document !== undefined,
    ...(contentType !== null && { contentType }),
    ...(waitMs !== null && { retryAfterSeconds: Math.ceil(waitMs / 1000) }),
  });
  return { status, explanation };
};

/** The explanation in English: its title, likely causes, what to do, and the service's own words. */
export const explanationText = ({ status, explanation }: Explained): string => {
  const { code, said, afterSeconds } = explanation;
  const lines = [
    `${status === null ? '' : `${status}: `}${inEnglish(titles, code)}`,
    'Likely causes:',
    ...explanation.causes.map((cause) => `  - ${inEnglish(causes, cause)}`),
    'What to do:',
    ...explanation.advice.map((one) => `  - ${inEnglish(advice, one)}`),
    ...(afterSeconds === undefined ? [] : [`The directory asks to wait ${afterSeconds} s.`]),
    ...(said === undefined ? [] : [`In its own words: ${visibleText(said)}`]),
  ];
  return `${lines.join('\n')}\n`;
};

const inEnglish = (texts: Record<string, string>, code: string): string => texts[code] ?? code;
