import i18next from 'i18next';
import { create } from 'zustand';
import type { CommandInput } from '../../electron/ipc/contract.ts';
import { ask } from '../actions/ask.ts';
import { focusField, focusPage } from '../actions/focus.ts';
import { announce } from '../store/announce.ts';
import { showActivation, showPage, useStore } from '../store/store.ts';

export type Way = CommandInput<'accounts.sign-in'>['way'];

type Panel = 'sign-in' | 'paste';

type SignInView = {
  /** Which panel was asked for on the Players page. */
  panel: Panel | null;
  /** For whom it was, where that is known: his sign-in has ended, or an invite is for him. */
  who: string | null;
  /** The invite that it was asked for from, and the account that it is for. */
  invite: { id: string; xuid: string } | null;
  /** As chosen last, so that it need not be chosen again for the next account. */
  way: Way;
  sandbox: string;
};

/** What is asked for, never what is pasted: a token is in no store. */
export const useSignInView = create<SignInView>()(() => ({
  panel: null,
  who: null,
  invite: null,
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
  useSignInView.setState((before) => ({
    panel,
    who,
    // The same sign-in, by another way.
    invite: who !== null && who === before.who ? before.invite : null,
  }));
  focusField(`[data-panel="${panel}"]${field ? ` [data-field="${field}"]` : ''}`);
};

/** For the account that an invite is for, which is gone back to afterwards. */
export const openSignInFor = (invite: { id: string; xuid: string }, who: string): void => {
  openSignIn('sign-in', who);
  useSignInView.setState({ invite });
};

/** Back to the invite, which asks now where its account is there. */
export const backToInvite = ({ id }: { id: string }): void => {
  closeSignIn();
  showActivation(id);
  focusPage();
  const { activations, players } = useStore.getState().mirror;
  const reason = activations[id]?.reason;
  const isHere = (xuid: string | undefined) => players.some((player) => player.xuid === xuid);
  if (reason?.kind === 'policy' && reason.code === 'other-account' && isHere(reason.about))
    void ask('activation.again', { id });
};

/** A token came where a link was expected: it is taken from the clipboard, if that is what is wanted. */
export const askForToken = (): void => {
  openSignIn('paste', null, 'token');
  announce(i18next.t('paste.notALink'));
};

export const closeSignIn = (): void => useSignInView.setState({ panel: null, who: null, invite: null });
