import type { ReactNode } from 'react';
import styles from './state.module.css';

type SectionProps = { title: string; note: string; children: ReactNode };

export const Section = ({ title, note, children }: SectionProps) => (
  <section className={styles.section}>
    <h3 className={styles.title}>{title}</h3>
    <p className={styles.note}>{note}</p>
    {children}
  </section>
);
