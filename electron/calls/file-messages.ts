import { CaptureProblem } from '../../protocol/read-capture.ts';
import { FileTrouble } from '../file-trouble.ts';
import { CallsTrouble, type Capture } from './capture.ts';

/** An error on its way between processes, where it loses its class. */
type WrittenError = {
  kind: 'capture' | 'file' | 'calls' | 'other';
  code: CallsTrouble['code'];
  message: string;
};

/** What a worker tells. `done` or `failed` is the last. */
export type WorkerSays = { notice: string } | { done: Capture | null } | { failed: WrittenError };

export const writtenError = (error: unknown): WrittenError => {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof CallsTrouble ? error.code : 'not-kept';
  if (error instanceof CallsTrouble) return { kind: 'calls', code, message };
  if (error instanceof CaptureProblem) return { kind: 'capture', code, message };
  return { kind: error instanceof FileTrouble ? 'file' : 'other', code, message };
};

export const readError = ({ kind, code, message }: WrittenError): Error => {
  switch (kind) {
    case 'calls':
      return new CallsTrouble(code, message);
    case 'capture':
      return new CaptureProblem(message);
    case 'file':
      return new FileTrouble(message);
    case 'other':
      return new Error(message);
  }
};
