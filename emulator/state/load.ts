import { readFileSync } from 'node:fs';
import { parseJson } from '../../protocol/exact-json.ts';
import { fileTrouble } from '../input-trouble.ts';
import { State } from './state.ts';

/** Reads a state as `GET /_emulator/state` answers it. Throws a sentence that says what is wrong, and where. */
export const stateFromFile = (path: string): State => {
  try {
    const result = State.safeParse(parseJson(readFileSync(path, 'utf8')));
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    throw new Error(`'${issue?.path.join('.')}': ${issue?.message}`);
  } catch (error) {
    throw fileTrouble('state file', path, error);
  }
};
