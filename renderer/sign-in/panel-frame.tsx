import { type ReactNode, useEffect, useId, useRef } from 'react';
import styles from './sign-in.module.css';

type PanelFrameProps = {
  panel: 'sign-in' | 'paste';
  title: string;
  /** What it shows at the moment: another one takes away what had the focus. */
  step: string;
  children: ReactNode;
};

/** A panel of the page. The keyboard stays in it while its steps change. */
export const PanelFrame = ({ panel: name, title, step, children }: PanelFrameProps) => {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const before = useRef(step);
  useEffect(() => {
    if (before.current === step) return;
    before.current = step;
    if (document.activeElement === document.body) panel.current?.focus();
  }, [step]);
  return (
    <section ref={panel} data-panel={name} className={styles.panel} aria-labelledby={id} tabIndex={-1}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      {children}
    </section>
  );
};
