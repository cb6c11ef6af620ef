import type { ReactNode } from 'react';
import styles from './settings-section.module.css';

type SettingsSectionProps = { title: string; note?: string; children: ReactNode };

/** One subject of the settings: what it is about at the side, what can be chosen beside it. */
export const SettingsSection = ({ title, note, children }: SettingsSectionProps) => (
  <section className={styles.section}>
    <div>
      <h3 className={styles.title}>{title}</h3>
      {note && <p className={styles.note}>{note}</p>}
    </div>
    <div className={styles.content}>{children}</div>
  </section>
);
