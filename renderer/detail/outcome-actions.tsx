import { Button } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { MenuButton } from '../parts/menu-button.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { showActivation, useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { nameOf } from '../words/who.ts';
import styles from './outcome-panel.module.css';

/** Join, or not now: the question of an activation that asks. */
const Question = ({ activation: { id, player, link } }: { activation: Activation }) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const join = useCommand('activation.join');
  const decline = useCommand('activation.decline');
  const who = player ?? link?.to;
  const busy = join.busy || decline.busy;
  return (
    <>
      <div className={styles.actions}>
        <Button appearance="primary" disabled={busy} onClick={() => void join.run({ id, as: null })}>
          {who ? t('outcome.joinAs', { who: nameOf(names, who) }) : t('outcome.join')}
        </Button>
        <Button disabled={busy} onClick={() => void decline.run({ id })}>
          {t('outcome.decline')}
        </Button>
      </div>
      <Trouble of={join} />
      <Trouble of={decline} />
    </>
  );
};

/** For a tester: another of the players in place of the one whom the link names. */
const JoinAs = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const players = useMirror((mirror) => mirror.players);
  const join = useCommand('activation.join');
  if (players.length === 0) return null;
  return (
    <>
      <div className={styles.actions}>
        <MenuButton
          label={t('outcome.joinAsSomebody')}
          entries={players.map(({ xuid, gamertag }) => ({ value: xuid, label: gamertag, note: xuid }))}
          disabled={join.busy}
          onChoose={(as) => void join.run({ id, as })}
        />
      </div>
      <Trouble of={join} />
    </>
  );
};

const Again = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const again = useCommand('activation.again');
  return (
    <>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          icon={<ArrowClockwise16Regular />}
          disabled={again.busy}
          onClick={() => void again.run({ id })}
        >
          {t('outcome.again')}
        </Button>
      </div>
      <Trouble of={again} />
    </>
  );
};

/** What can be done about an activation that is not joined, if anything. */
export const OutcomeActions = ({ activation }: { activation: Activation }) => {
  const { t } = useTranslation();
  const { id, state, reason } = activation;
  if (state === 'asking') return <Question activation={activation} />;
  if (reason?.kind === 'answer') return reason.explanation.again === 'never' ? null : <Again id={id} />;
  if (reason?.kind !== 'policy') return null;
  switch (reason.code) {
    case 'other-account':
      return <JoinAs id={id} />;
    case 'same-link': {
      const first = reason.about;
      return first === undefined ? null : (
        <div className={styles.actions}>
          <Button onClick={() => showActivation(first)}>{t('outcome.showFirst')}</Button>
        </div>
      );
    }
    default:
      return null;
  }
};
