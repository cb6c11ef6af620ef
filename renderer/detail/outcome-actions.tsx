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
import { nameOf } from '../words/who.ts';
import styles from './outcome-panel.module.css';

const whoJoins = ({ player, link }: Activation): string | null => player ?? link?.to ?? null;

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
          entries={players.map(({ xuid, gamertag }) => ({ value: xuid, label: gamertag, note: xuid }))}
          disabled={join.busy || players.length === 0}
          onChoose={(as) => void join.run({ id, as })}
        />
      ) : (
        <Button
          appearance="primary"
          disabledFocusable={join.busy}
          onClick={() => void join.run({ id, as: null })}
        >
          {t('outcome.joinAs', { who: nameOf(names, who) })}
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

type Policy = Extract<Activation['reason'], { kind: 'policy' }>;

const PolicyActions = ({ activation, reason }: { activation: Activation; reason: Policy }) => {
  const { id } = activation;
  const invited = whoJoins(activation);
  switch (reason.code) {
    // For a tester: one of the players in place of the one whom the link names.
    case 'other-account':
      return (
        <div className={styles.actions}>
          <JoinAs id={id} who={null} />
        </div>
      );
    case 'declined':
      return (
        <div className={styles.actions}>
          <JoinAs id={id} who={invited} />
        </div>
      );
    default:
      return null;
  }
};

/** What can be done about an activation that is not joined, if anything. */
export const OutcomeActions = ({ activation }: { activation: Activation }) => {
  const { t } = useTranslation();
  const { id, state, reason, link } = activation;
  const byHand = <EditRequestButton activation={activation} />;
  if (state === 'asking') return <Question activation={activation} />;
  // Beckon ended before it got further.
  if (state === 'received') return link?.handle ? <Again id={id} label={t('outcome.joinNow')} /> : null;
  if (state === 'left') return <Again id={id} label={t('outcome.joinAgain')} />;
  switch (reason?.kind) {
    case 'answer':
      return reason.explanation.again === 'never' ? (
        <div className={styles.actions}>{byHand}</div>
      ) : (
        <Again id={id} label={t('outcome.again')}>
          {byHand}
        </Again>
      );
    case 'end':
      return reason.code === 'session-gone' ? null : <Again id={id} label={t('outcome.joinAgain')} />;
    case 'policy':
      return <PolicyActions activation={activation} reason={reason} />;
    default:
      return null;
  }
};
