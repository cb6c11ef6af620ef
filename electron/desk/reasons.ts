import type { SessionAnswer } from '../../client/answers.ts';
import { explainSessionAnswer } from '../../client/explain.ts';
import { explainNoAnswer } from '../../protocol/status.ts';
import type { Reason } from '../activation/activation.ts';

/** Why a call that was to join or to leave did not: the directory's answer, explained. */
export const reasonOf = (answer: Exclude<SessionAnswer, { outcome: 'session' }>): Reason => ({
  kind: 'answer',
  ...explainSessionAnswer(answer),
});

/** Something of ours failed before any call was made, such as an emulator that does not start. */
export const reasonOfError = (error: unknown): Reason => {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'answer', status: null, explanation: explainNoAnswer({ code, message }) };
};
