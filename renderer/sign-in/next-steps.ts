import type { AccountsState } from '../../electron/ipc/contract.ts';
import type { Way } from './view.ts';

type Ended = NonNullable<AccountsState['trouble']>;

/** What a button does after a sign-in that did not end well. */
export type Step = Way | 'client-id' | 'sandbox' | 'paste' | 'check-set-up' | 'choose';

/** The advice that a button can follow. All else is done elsewhere, and then it is tried again. */
const doneBy: Readonly<Record<string, Step>> = {
  'use-device-code': 'device-code',
  'use-browser': 'browser',
  'check-client-id': 'client-id',
  'check-title-id': 'client-id',
  'set-client-id': 'client-id',
  'change-sandbox': 'sandbox',
  'paste-token': 'paste',
  'check-set-up': 'check-set-up',
};

/**
 * The most helpful first: the same way once more, unless something has to be changed before; then the advice.
 * @param ways those that there are with the client ID
 */
export const nextSteps = ({ advice, again }: Ended, way: Way, ways: readonly Way[]): Step[] => {
  const advised = advice
    .flatMap((code) => doneBy[code] ?? [])
    .filter((step) => step !== 'browser' || ways.includes(step));
  const mustChange = again !== 'now' && advised.some((step) => step === 'client-id' || step === 'sandbox');
  const first = mustChange ? advised : [way, ...advised];
  return [...new Set<Step>([...first, 'choose'])];
};
