import type { ReactNode } from 'react';
import styles from './facts.module.css';

/** Names and values in two columns. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className={styles.facts}>{children}</dl>;

type FactProps = { name: ReactNode; note?: ReactNode; children: ReactNode };

export const Fact = ({ name, note, children }: FactProps) => (
  <div className={styles.fact}>
    <dt className={styles.name}>{name}</dt>
    <dd className={styles.value}>
      <div className={styles.line}>{children}</div>
      {note && <div className={styles.note}>{note}</div>}
    </dd>
  </div>
);
