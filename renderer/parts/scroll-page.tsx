import type { ReactNode } from 'react';
import { ScrollArea } from './scroll-area.tsx';
import styles from './scroll-page.module.css';

type ScrollPageProps = {
  title: string;
  /** With room for two columns. */
  wide?: boolean;
  children: ReactNode;
};

/** A page that scrolls as a whole, its title with it. */
export const ScrollPage = ({ title, wide = false, children }: ScrollPageProps) => (
  <ScrollArea className={styles.page} name={title}>
    <div className={styles.content} data-wide={wide}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </div>
  </ScrollArea>
);
