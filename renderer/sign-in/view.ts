import i18next from 'i18next';
import { create } from 'zustand';
import type { CommandInput } from '../../electron/ipc/contract.ts';
import { focusField } from '../actions/focus.ts';
import { announce } from '../store/announce.ts';
import { showPage } from '../store/store.ts';

export type Way = CommandInput<'accounts.sign-in'>['way'];

type Panel = 'sign-in' | 'paste';

type SignInView = {
  /** Which panel was asked for on the Players page. */
  panel: Panel | null;
  /** For whom it was, where that is known: his sign-in has ended, or an invite is for him. */
  who: string | null;
  /** As chosen last, so that it need not be chosen again for the next account. */
  way: Way;
  sandbox: string;
};

/** What is asked for, never what is pasted: a token is in no store. */
export const useSignInView = create<SignInView>()(() => ({
  panel: null,
  who: null,
  way: 'browser',
  sandbox: 'RETAIL',
}));

/** Shows a panel on the Players page and takes the keyboard there, to the field that is to be changed if any. */
export const openSignIn = (
  panel: Panel,
  who: string | null = null,
  field?: 'client-id' | 'sandbox' | 'token',
): void => {
  showPage('players');
  useSignInView.setState({ panel, who });
  focusField(`[data-panel="${panel}"]${field ? ` [data-field="${field}"]` : ''}`);
};

/** A token came where a link was expected: it is taken from the clipboard, if that is what is wanted. */
export const askForToken = (): void => {
  openSignIn('paste', null, 'token');
  announce(i18next.t('paste.notALink'));
};

export const closeSignIn = (): void => useSignInView.setState({ panel: null, who: null });
