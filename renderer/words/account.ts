import type { TFunction } from 'i18next';
import type { Account, AccountsState } from '../../electron/ipc/contract.ts';
import { titleText } from './reason.ts';
import type { Times } from './use-times.ts';

/** Whether a sign-in is under way, or has ended with something to read. Words of `nav`. */
export const signInState = ({
  signIn,
  trouble,
}: Pick<AccountsState, 'signIn' | 'trouble'>): 'signingIn' | 'signInEnded' | undefined => {
  if (signIn) return 'signingIn';
  return trouble ? 'signInEnded' : undefined;
};

/** How an account's token is, in a few words: "good until 14:05". */
export const tokenWords = (
  t: TFunction,
  times: Pick<Times, 'minute'>,
  { token, claims }: Pick<Account, 'token' | 'claims'>,
): string => {
  switch (token.state) {
    case 'none': {
      // A pasted one may say of itself until when, before anybody has tried it.
      const [, until] = claims.find(([name]) => name === 'expires') ?? [];
      return until === undefined ? t('token.none') : t('token.noneUntil', { time: times.minute(until) });
    }
    case 'renewing':
      return t('token.renewing');
    case 'good':
      return token.until === null
        ? t('token.good')
        : t('token.goodUntil', { time: times.minute(token.until) });
    case 'trouble':
      return titleText(t, token.explanation.code);
  }
};
