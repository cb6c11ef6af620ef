import { Button } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { EditRequestButton } from '../act/edit-request-button.tsx';
import { AskAnswers } from '../ask/ask-answers.tsx';
import { isAsked, isGone, isUnnamed } from '../ask/trust.ts';
import { MenuButton } from '../parts/menu-button.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { openSignInFor } from '../sign-in/view.ts';
import { useMirror } from '../store/store.ts';
import { type UsedCommand, useCommand } from '../store/use-command.ts';
import { actingAs, playerLabel } from '../words/player.ts';
import { nameOf } from '../words/who.ts';
import { missingAccount, nextStep, whoJoins } from './next-step.ts';
import styles from './outcome-panel.module.css';

/** `unlikely`: it will hardly succeed. */
type JoinAsProps = { id: string; who: string | null; unlikely?: boolean };

/** One of the players, but this one. */
type ChooseProps = { join: UsedCommand<'activation.join'>; id: string; label: string; but?: string };

const ChoosePlayer = ({ join, id, label, but }: ChooseProps) => {
  const { t } = useTranslation();
  const players = useMirror((mirror) => mirror.players).filter(({ xuid }) => xuid !== but);
  return (
    <MenuButton
      label={label}
      entries={players.map((player) => ({
        value: player.xuid,
        label: playerLabel(t, player),
        note: player.xuid,
      }))}
      disabled={join.busy || players.length === 0}
      onChoose={(as) => void join.run({ id, as })}
    />
  );
};

/** Who was chosen for a link that names nobody may be the wrong one. */
const JoinAsAnother = ({ id, but }: { id: string; but: string }) => {
  const { t } = useTranslation();
  const join = useCommand('activation.join');
  return (
    <>
      <ChoosePlayer join={join} id={id} label={t('ask.joinAsAnother')} but={but} />
      <Trouble of={join} />
    </>
  );
};

/** The player whom the link names, or the choice of one where it names nobody. */
const JoinAs = ({ id, who, unlikely = false }: JoinAsProps) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const players = useMirror((mirror) => mirror.players);
  const join = useCommand('activation.join');
  return (
    <>
      {who === null ? (
        <ChoosePlayer join={join} id={id} label={t('outcome.joinAsSomebody')} />
      ) : (
        <Button
          appearance={unlikely ? 'secondary' : 'primary'}
          disabledFocusable={join.busy}
          // As the button says: whom the service names may take his place meanwhile.
          onClick={() => void join.run({ id, as: who })}
        >
          {t('outcome.joinAs', { who: actingAs(t, players, names, who) })}
        </Button>
      )}
      <Trouble of={join} />
    </>
  );
};

/** The account that an invite is for, where it is none of the players. */
const SignInAs = ({ id, xuid }: { id: string; xuid: string }) => {
  const { t } = useTranslation();
  const who = useMirror((mirror) => nameOf(mirror.gamertags, xuid));
  return (
    <Button appearance="primary" onClick={() => openSignInFor({ id, xuid }, who)}>
      {t('signIn.titleFor', { who })}
    </Button>
  );
};

/** Join, or not now: the question of an activation that asks. */
const Question = ({ activation }: { activation: Activation }) => {
  const { t } = useTranslation();
  const decline = useCommand('activation.decline');
  const { id } = activation;
  const missing = useMirror(({ players }) => missingAccount(activation, players));
  return (
    <div className={styles.actions}>
      {missing !== null && <SignInAs id={id} xuid={missing} />}
      <JoinAs id={id} who={missing === null ? whoJoins(activation) : null} unlikely={isGone(activation)} />
      {isUnnamed(activation) && missing === null && <JoinAsAnother id={id} but={activation.player ?? ''} />}
      <Button disabledFocusable={decline.busy} onClick={() => void decline.run({ id })}>
        {t('outcome.decline')}
      </Button>
      {isAsked(activation) && missing === null && <AskAnswers activation={activation} />}
      <Trouble of={decline} />
    </div>
  );
};

/** The join waits for the service's limit; it can be given up as long as nothing of it has been sent. */
const CallOff = ({ id }: { id: string }) => {
  const { t } = useTranslation();
  const callOff = useCommand('activation.call-off');
  return (
    <div className={styles.actions}>
      <Button disabledFocusable={callOff.busy} onClick={() => void callOff.run({ id })}>
        {t('limits.callOff')}
      </Button>
      <Trouble of={callOff} />
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
  return reason?.kind === 'answer' || reason?.kind === 'policy' ? 'outcome.again' : 'outcome.joinAgain';
};

/** What can be done about an activation that is not joined, if anything. */
export const OutcomeActions = ({ activation }: { activation: Activation }) => {
  const { t } = useTranslation();
  const { id, state, reason } = activation;
  const players = useMirror((mirror) => mirror.players);
  const isHeld = useMirror((mirror) => mirror.heldJoins.includes(id));
  if (isHeld) return <CallOff id={id} />;
  if (state === 'asking') return <Question activation={activation} />;
  // What the directory answered may be asked anew by hand.
  const byHand = reason?.kind === 'answer' ? <EditRequestButton activation={activation} /> : null;
  const step = nextStep(activation, players);
  const missing = missingAccount(activation, players);
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
          {missing !== null && <SignInAs id={id} xuid={missing} />}
          <JoinAs id={id} who={step === 'join' ? whoJoins(activation) : null} />
        </div>
      );
    default:
      return byHand && <div className={styles.actions}>{byHand}</div>;
  }
};
