import { useEffect } from 'react';

const give = (place: Element | null): boolean => {
  if (place instanceof HTMLElement) place.focus();
  return place !== null && document.activeElement === place;
};

/**
 * When a part that had the focus goes out of view, the page itself would have it, and Tab would begin at the top. It
 * goes back to where it was before the part came, or else to the selected tab. Whoever is elsewhere stays there.
 */
export const useFocusBack = (): void => {
  useEffect(() => {
    const before = document.activeElement === document.body ? null : document.activeElement;
    return () => {
      if (document.activeElement !== document.body) return;
      if (!give(before)) give(document.querySelector('main [role=tab][aria-selected=true]'));
    };
  }, []);
};
