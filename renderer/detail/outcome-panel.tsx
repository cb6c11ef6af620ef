import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { useMirror } from '../store/store.ts';
import { outcomeOf } from '../words/outcome.ts';
import { playerLabel, playerOf } from '../words/player.ts';
import { whoJoins } from './next-step.ts';
import { OutcomeActions } from './outcome-actions.tsx';
import { Answer } from './outcome-answer.tsx';
import styles from './outcome-panel.module.css';

type OutcomePanelProps = {
  activation: Activation;
  /** In a few lines, where the session's head stands above it. */
  slim: boolean;
};

/** An activation that is not, or no longer, joined: its state, why, what to do about it, and the button that does it. */
export const OutcomePanel = ({ activation, slim }: OutcomePanelProps) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const { state, reason } = activation;
  const as = useMirror(({ players }) => playerOf(players, whoJoins(activation) ?? ''));
  const { title, body } = outcomeOf(t, activation, names);
  return (
    <ScrollArea className={slim ? styles.slim : styles.panel} name={title}>
      <p className={styles.state}>
        <StateMark state={state} />
        {as && <span>{t('outcome.as', { who: playerLabel(t, as) })}</span>}
        {reason?.kind === 'answer' && (
          <span>
            {reason.status === null ? t('outcome.noAnswer') : t('outcome.status', { status: reason.status })}
          </span>
        )}
      </p>
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
      {reason?.kind === 'answer' && <Answer explanation={reason.explanation} />}
    </ScrollArea>
  );
};
