import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { AskFacts } from '../ask/ask-facts.tsx';
import { AskCaution, AskNotes } from '../ask/ask-notes.tsx';
import { isAsked } from '../ask/trust.ts';
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

/** It can be looked at and joined after all. */
const isDeclined = ({ reason, preview }: Activation): boolean =>
  reason?.kind === 'policy' && reason.code === 'declined' && preview !== null;

/** An activation that is not, or no longer, joined: its state, why, what to do about it, and the button that does it. */
export const OutcomePanel = ({ activation, slim }: OutcomePanelProps) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const players = useMirror((mirror) => mirror.players);
  const { id, state, reason, link, preview } = activation;
  const isHeld = useMirror((mirror) => mirror.heldJoins.includes(id));
  const as = playerOf(players, whoJoins(activation) ?? '');
  const { title, body } = outcomeOf(t, activation, names, players, isHeld);
  const asked = isAsked(activation);
  return (
    <ScrollArea className={slim ? styles.slim : asked ? styles.question : styles.panel} name={title}>
      <p className={styles.state}>
        <StateMark state={state} isHeld={isHeld} />
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
      {asked && <AskNotes activation={activation} />}
      <OutcomeActions activation={activation} />
      {asked && <AskCaution activation={activation} />}
      {link && (asked || isDeclined(activation)) && <AskFacts link={link} preview={preview} />}
      {reason?.kind === 'answer' && <Answer explanation={reason.explanation} />}
    </ScrollArea>
  );
};
