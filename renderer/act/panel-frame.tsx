import { Button } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftRef } from '../../electron/ipc/contract.ts';
import { useFocusBack } from '../parts/focus-back.ts';
import { closeDraft, dropDraft } from '../store/drafts.ts';
import styles from './panel-frame.module.css';

type PanelFrameProps = { title: string; note: ReactNode; draft: DraftRef; children: ReactNode };

/** The frame of what is edited: its title, and the two ways out: discard it, or close and keep it. */
export const PanelFrame = ({ title, note, draft, children }: PanelFrameProps) => {
  const { t } = useTranslation();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusBack();
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.head}>
        <h3 ref={heading} id={id} tabIndex={-1} className={styles.title}>
          {title}
        </h3>
        <span className={styles.note}>{note}</span>
        <Button size="small" appearance="subtle" onClick={() => dropDraft(draft)}>
          {t('act.discard')}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          icon={<Dismiss16Regular />}
          aria-label={t('act.closeKeep')}
          title={t('act.closeKeep')}
          onClick={closeDraft}
        />
      </div>
      {children}
    </section>
  );
};
