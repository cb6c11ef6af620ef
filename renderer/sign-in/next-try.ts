import type { AccountsState } from '../../electron/ipc/contract.ts';
import type { Way } from './view.ts';

/** What is likely to help after a sign-in that did not end well. */
export const nextTry = (trouble: NonNullable<AccountsState['trouble']>, way: Way): Way | 'change' => {
  if (trouble.advice.includes('check-client-id')) return 'change';
  return way;
};
