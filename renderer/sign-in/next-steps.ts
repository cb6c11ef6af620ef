import type { AccountsState } from '../../electron/ipc/contract.ts';
import type { Way } from './view.ts';

type Ended = NonNullable<AccountsState['trouble']>;

/** What a button does after a sign-in that did not end well. */
export type Step = Way | 'client-id' | 'sandbox' | 'paste' | 'choose';

/** The advice that a button can follow. All else is done elsewhere, and then it is tried again. */
const doneBy: Readonly<Record<string, Step>> = {
  'use-device-code': 'device-code',
  'use-browser': 'browser',
  'check-client-id': 'client-id',
  'set-client-id': 'client-id',
  'change-sandbox': 'sandbox',
  'paste-token': 'paste',
};

/** The most helpful first: the advice in its order, after the same way once more where that makes sense at once. */
export const nextSteps = ({ advice, again }: Ended, way: Way): Step[] => {
  const advised = advice.flatMap((code) => doneBy[code] ?? []);
  const first = again === 'now' || advised.length === 0 ? [way, ...advised] : advised;
  return [...new Set<Step>([...first, 'choose'])];
};
