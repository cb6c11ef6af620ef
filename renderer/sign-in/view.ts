import { create } from 'zustand';
import type { CommandInput } from '../../electron/ipc/contract.ts';
import { focusField } from '../actions/focus.ts';
import { showPage } from '../store/store.ts';

export type Way = CommandInput<'accounts.sign-in'>['way'];

type SignInView = {
  /** Which panel was asked for on the Players page. */
  panel: 'sign-in' | 'paste' | null;
  /** For whom it was, where that is known: his sign-in has ended, or an invite is for him. */
  who: string | null;
  way: Way;
};

/** What is asked for, never what is pasted: a token is in no store. */
export const useSignInView = create<SignInView>()(() => ({ panel: null, who: null, way: 'browser' }));

/** Shows a panel on the Players page and takes the keyboard there. */
export const openSignIn = (panel: 'sign-in' | 'paste', who: string | null = null): void => {
  showPage('players');
  useSignInView.setState({ panel, who });
  focusField('[data-sign-in]');
};

export const closeSignIn = (): void => useSignInView.setState({ panel: null, who: null });
