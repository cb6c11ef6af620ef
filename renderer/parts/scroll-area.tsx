import type { ReactNode, RefObject } from 'react';

type ScrollAreaProps = {
  /** Names the area for screen readers. */
  name: string;
  className: string | undefined;
  area?: RefObject<HTMLDivElement | null>;
  children: ReactNode;
};

/** A place that scrolls. It takes the focus, or the keyboard could not reach what is out of sight. */
export const ScrollArea = ({ name, className, area, children }: ScrollAreaProps) => (
  <section
    ref={area}
    aria-label={name}
    className={className}
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    tabIndex={0}
  >
    {children}
  </section>
);
