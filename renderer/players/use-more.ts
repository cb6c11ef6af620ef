import { useEffect, useRef, useState } from 'react';

/** What is done about an account in the line below it. */
export type More = 'sandbox' | 'sign-out' | 'token' | null;

/** What stands in that line. When it goes and takes the focus with it, that goes back to what brought it up. */
export const useMore = (): [More, (more: More) => void] => {
  const [more, setMore] = useState<More>(null);
  const broughtUpBy = useRef<Element | null>(null);
  useEffect(() => {
    const isLost = more === null && document.activeElement === document.body;
    if (isLost && broughtUpBy.current instanceof HTMLElement) broughtUpBy.current.focus();
  }, [more]);
  const show = (next: More) => {
    if (next !== null) broughtUpBy.current = document.activeElement;
    setMore(next);
  };
  return [more, show];
};
