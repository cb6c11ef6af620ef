import { useTranslation } from 'react-i18next';
import type { LookedUp, LookUp } from '../../electron/ipc/contract.ts';
import { Answer } from '../detail/outcome-answer.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { useMirror, useStore } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { reasonLine } from '../words/reason.ts';
import { useTimes } from '../words/use-times.ts';
import { nameOf } from '../words/who.ts';
import { ActivityTable } from './activity-table.tsx';
import { LookUpForm } from './look-up-form.tsx';
import styles from './players-page.module.css';

/** The question, and its last answer, which stays while the page is left and come back to. */
export const LookUpSection = () => {
  const { t } = useTranslation();
  const times = useTimes();
  const asking = useCommand('players.look-up');
  const shown = useStore((state) => state.lookedUp);

  const ask = async (asked: LookUp) => {
    const answer = await asking.run(asked);
    if (!answer) return;
    useStore.setState({ lookedUp: { as: asked.as, answer } });
    announce(
      answer.outcome === 'activities'
        ? t('lookUp.found', { count: answer.activities.length, time: times.ofDay(answer.at) })
        : reasonLine(t, answer.reason),
    );
  };

  return (
    <>
      <LookUpForm busy={asking.busy} onAsk={(asked) => void ask(asked)} />
      <Trouble of={asking} />
      {shown && <LastAnswer as={shown.as} answer={shown.answer} />}
    </>
  );
};

const LastAnswer = ({ as, answer }: { as: string; answer: LookedUp }) => {
  const { t } = useTranslation();
  const gamertags = useMirror((mirror) => mirror.gamertags);
  const times = useTimes();
  if (answer.outcome === 'failed') {
    return (
      <div>
        <p className={styles.found}>{reasonLine(t, answer.reason)}</p>
        {answer.reason.kind === 'answer' && <Answer explanation={answer.reason.explanation} />}
      </div>
    );
  }
  const count = answer.activities.length;
  const idle = answer.without.map((xuid) => nameOf(gamertags, xuid));
  return (
    <>
      <p className={styles.found}>{t('lookUp.found', { count, time: times.ofDay(answer.at) })}</p>
      {count > 0 ? (
        <>
          <ActivityTable as={as} activities={answer.activities} />
          {idle.length > 0 && (
            <p className={styles.note}>{t('lookUp.without', { names: idle.join(', ') })}</p>
          )}
        </>
      ) : (
        <p className={styles.note}>
          {t('lookUp.none')} {t('lookUp.noneHint')}
        </p>
      )}
    </>
  );
};
