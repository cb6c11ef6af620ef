import { type Page, showPage, useStore } from '../store/store.ts';

const main = (): HTMLElement | null => document.querySelector('main');

/** Runs when the page that was just asked for stands: its code may have to be fetched first. */
const whenShown = (selector: string, act: (found: HTMLElement) => void): void => {
  const place = main();
  if (!place) return;
  const tried = (): boolean => {
    const found = place.querySelector<HTMLElement>(selector);
    if (found) act(found);
    return found !== null;
  };
  requestAnimationFrame(() => {
    if (tried()) return;
    const watching = new MutationObserver(() => {
      if (tried()) watching.disconnect();
    });
    watching.observe(place, { childList: true, subtree: true });
    // Another way to go was chosen in the meantime.
    const stop = useStore.subscribe((state, before) => {
      if (state.page === before.page) return;
      watching.disconnect();
      stop();
    });
  });
};

/** Gives the focus to the page, so that Tab goes on into it; on the invites to their list, where arrows move. */
export const focusPage = (): void => {
  whenShown('h2', () => {
    const list =
      useStore.getState().page === 'invites' ? main()?.querySelector<HTMLElement>('[role=listbox]') : null;
    (list ?? main())?.focus();
  });
};

/** Gives the focus to what the page that was just asked for shows, as soon as it does. */
export const focusField = (selector: string): void =>
  whenShown(selector, (field) => {
    field.focus();
    if (field instanceof HTMLInputElement) field.select();
  });

/** A line of text, or an editor of one line. */
const SEARCH = ':is(search, [role=search]) :is(input, [contenteditable=true])';

/** Their search comes with what is searched, which may be under way. */
const SEARCHED: readonly Page[] = ['invites', 'calls'];

/** The search of the page; where it has none, that of the invites. */
export const focusSearch = (): void => {
  if (!SEARCHED.includes(useStore.getState().page)) showPage('invites');
  focusField(SEARCH);
};

export const focusPaste = (): void => {
  showPage('invites');
  focusField('form[data-paste] input');
};
