import { useSyncExternalStore } from 'react';

/** The same width as in the style sheets: below it the navigation is icons only. */
const NARROW = '(max-width: 999px)';

const subscribe = (changed: () => void): (() => void) => {
  const list = window.matchMedia(NARROW);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
};

export const useNarrow = (): boolean =>
  useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches);
