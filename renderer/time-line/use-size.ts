import { type RefObject, useEffect, useState } from 'react';

type Size = { width: number; height: number };

const UNKNOWN: Size = { width: Number.POSITIVE_INFINITY, height: Number.POSITIVE_INFINITY };

/** The inner size of an element in pixels, as it is now; endless before it is known. */
export const useSize = (of: RefObject<HTMLElement | null>): Size => {
  const [size, setSize] = useState(UNKNOWN);
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [of]);
  return size;
};
