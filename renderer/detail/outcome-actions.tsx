import { Button } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { EditRequestButton } from '../act/edit-request-button.tsx';
import { MenuButton } from '../parts/menu-button.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { actingAs, playerLabel } from '../words/player.ts';
import { nextStep, whoJoins } from './next-step.ts';
import styles from './outcome-panel.module.css';

/** The player whom the link names, or the choice of one where it names nobody. */
const JoinAs = ({ id, who }: { id: string; who: string | null }) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const players = useMirror((mirror) => mirror.players);
  const join = useCommand('activation.join');
  return (
    <>
      {who === null ? (
        <MenuButton
          label={t('outcome.joinAsSomebody')}
          entries={players.map((player) => ({
            value: player.xuid,
            label: playerLabel(t, player),
            note: player.xuid,
          }))}
          disabled={join.busy || players.length === 0}
          onChoose={(as) => void join.run({ id, as })}
        />
      ) : (
        <Button
          appearance="primary"
          disabledFocusable={join.busy}
          onClick={() => void join.run({ id, as: null })}
        >
          {t('outcome.joinAs', { who: actingAs(t, players, names, who) })}
        </Button>
      )}
      <Trouble of={join} />
    </>
  );
};

/** Join, or not now: the question of an activation that asks. */
const Question = ({ activation }: { activation: Activation }) => {
  const { t } = useTranslation();
  const decline = useCommand('activation.decline');
  const { id } = activation;
  return (
    <div className={styles.actions}>
      <JoinAs id={id} who={whoJoins(activation)} />
      <Button disabledFocusable={decline.busy} onClick={() => void decline.run({ id })}>
        {t('outcome.decline')}
      </Button>
      <Trouble of={decline} />
    </div>
  );
};

type AgainProps = { id: string; label: string; children?: ReactNode };

const Again = ({ id, label, children }: AgainProps) => {
  const again = useCommand('activation.again');
  return (
    <>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          icon={<ArrowClockwise16Regular />}
          disabledFocusable={again.busy}
          onClick={() => void again.run({ id })}
        >
          {label}
        </Button>
        {children}
      </div>
      <Trouble of={again} />
    </>
  );
};

const againLabel = ({ state, reason }: Activation) => {
  if (state === 'received') return 'outcome.joinNow';
  return reason?.kind === 'answer' ? 'outcome.again' : 'outcome.joinAgain';
};

/** What can be done about an activation that is not joined, if anything. */
export const OutcomeActions = ({ activation }: { activation: Activation }) => {
  const { t } = useTranslation();
  const { id, state, reason } = activation;
  if (state === 'asking') return <Question activation={activation} />;
  // What the directory answered may be asked anew by hand.
  const byHand = reason?.kind === 'answer' ? <EditRequestButton activation={activation} /> : null;
  const step = nextStep(activation);
  switch (step) {
    case 'again':
      return (
        <Again id={id} label={t(againLabel(activation))}>
          {byHand}
        </Again>
      );
    case 'join':
    case 'join-as':
      return (
        <div className={styles.actions}>
          <JoinAs id={id} who={step === 'join' ? whoJoins(activation) : null} />
        </div>
      );
    default:
      return byHand && <div className={styles.actions}>{byHand}</div>;
  }
};
