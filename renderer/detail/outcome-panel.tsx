import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { useMirror } from '../store/store.ts';
import { outcomeOf } from '../words/outcome.ts';
import { OutcomeActions } from './outcome-actions.tsx';
import { Answer } from './outcome-answer.tsx';
import styles from './outcome-panel.module.css';

/** An activation that is not, or no longer, joined: its state, why, what to do about it, and the button that does it. */
export const OutcomePanel = ({ activation }: { activation: Activation }) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const { state, reason } = activation;
  const { title, body } = outcomeOf(t, activation, names);
  return (
    <ScrollArea className={styles.panel} name={title}>
      <StateMark state={state} />
      <h2 className={styles.title}>{title}</h2>
      {body !== '' && <p className={styles.body}>{body}</p>}
      {reason?.kind === 'link' && reason.part !== undefined && (
        <p className={styles.part}>
          <span>{t('outcome.part')}</span>
          <code>
            <bdi>{reason.part}</bdi>
          </code>
        </p>
      )}
      <OutcomeActions activation={activation} />
      {reason?.kind === 'answer' && <Answer status={reason.status} explanation={reason.explanation} />}
    </ScrollArea>
  );
};
