import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { SetupStep } from '../../electron/ipc/contract.ts';
import { Answer } from '../detail/outcome-answer.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { useTimes } from '../words/use-times.ts';
import styles from './setup-check.module.css';
import { StepMark } from './step-mark.tsx';
import { needAttention, runSetupCheck, useSetupCheck } from './steps.ts';
import { findingAdvice, findingText, setupText } from './words.ts';

const Step = ({ step }: { step: SetupStep }) => {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <li className={styles.step}>
      <div className={styles.head}>
        <h4 className={styles.name}>{t(`setup.step.${step.step}`)}</h4>
        <StepMark step={step} />
      </div>
      {step.findings.map((found) => {
        const text = findingText(t, times, found);
        const advice = findingAdvice(t, found);
        return (
          <div key={text} className={styles.finding}>
            <p>{text}</p>
            {advice && <p className={styles.advice}>{advice}</p>}
            {found.explanation && <Answer explanation={found.explanation} />}
          </div>
        );
      })}
    </li>
  );
};

/** The numbered check of everything that an invite needs, and its result as text. */
export const SetupCheck = () => {
  const { t } = useTranslation();
  const times = useTimes();
  const { steps, busy, trouble } = useSetupCheck();
  const program = useMirror((mirror) => mirror.program);
  const save = useCommand('setup.save');
  const check = async () => {
    const made = await runSetupCheck();
    if (!made) return;
    const count = needAttention(made);
    announce(t('setup.done', { summary: count === 0 ? t('setup.allGood') : t('setup.summary', { count }) }));
  };
  const isDone = steps.length > 0 && !busy;
  const text = () =>
    setupText(
      t,
      times,
      t('setup.head', { ...program, time: times.dateAndTime(new Date().toISOString()) }),
      steps,
    );
  const saveText = async () => {
    const saved = await save.run({ text: text() });
    if (saved) announce(t('setup.saved', saved));
  };
  return (
    <>
      <div className={styles.actions}>
        <Button disabledFocusable={busy} onClick={() => void check()}>
          {busy ? t('setup.running') : t(steps.length > 0 ? 'setup.again' : 'setup.check')}
        </Button>
        {isDone && (
          <>
            <Button appearance="subtle" onClick={() => void saveText()}>
              {t('setup.save')}
            </Button>
            <CopyButton text={text()} what={t('setup.results')} />
          </>
        )}
      </div>
      <Trouble of={{ trouble, clear: () => useSetupCheck.setState({ trouble: null }) }} />
      <Trouble of={save} />
      {steps.length > 0 && (
        <ol className={styles.steps} aria-label={t('setup.results')}>
          {steps.map((step) => (
            <Step key={step.step} step={step} />
          ))}
        </ol>
      )}
    </>
  );
};
