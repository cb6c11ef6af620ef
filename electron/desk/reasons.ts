import { explainNotDone, type NotDone } from '../../client/explain.ts';
import { explainNoAnswer } from '../../protocol/status.ts';
import type { Reason } from '../activation/activation.ts';

export type AnswerReason = Extract<Reason, { kind: 'answer' }>;

/** Why a call did not do what it was made for: the directory's answer, explained. */
export const reasonOf = (answer: NotDone): AnswerReason => ({
  kind: 'answer',
  ...explainNotDone(answer),
});

/** Something of ours failed before any call was made, such as an emulator that does not start. */
export const reasonOfError = (error: unknown): AnswerReason => {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'internal';
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'answer', status: null, explanation: explainNoAnswer({ code, message }) };
};
