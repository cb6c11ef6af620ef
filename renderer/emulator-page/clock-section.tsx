import { Button, Field, Input, Switch } from '@fluentui/react-components';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClockState } from '../../electron/ipc/contract.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import { useTimes } from '../words/use-times.ts';
import { aheadWords } from './clock-words.ts';
import { Section } from './section.tsx';
import styles from './state.module.css';
import { usePart } from './use-part.ts';

const STEPS = [
  ['seconds30', 30_000],
  ['minutes2', 120_000],
  ['minutes30', 1_800_000],
  ['hours2', 7_200_000],
] as const;
const TICK_MS = 1_000;

/** Its hand goes on by itself between two answers. */
const useHand = (clock: ClockState | undefined): string | null => {
  const [now, setNow] = useState(() => Date.now());
  const runs = clock?.running === true;
  useEffect(() => {
    setNow(Date.now());
    if (!runs) return;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [runs]);
  if (!clock) return null;
  return runs ? new Date(now + clock.ahead).toISOString() : clock.now;
};

/** The emulator's clock: as it is, stopped, set or stepped. */
export const ClockSection = () => {
  const { t } = useTranslation();
  const clock = usePart('clock', 'emulator.clock', null);
  const change = useCommand('emulator.clock-change');
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const times = useTimes();
  const hand = useHand(clock.value);
  const set = (event: FormEvent) => {
    event.preventDefault();
    // The field has no zone of its own: it is the one that the times are shown in.
    const at = new Date(times.zone === 'utc' ? `${text}Z` : text);
    const isTime = !Number.isNaN(at.getTime());
    setWrong(!isTime);
    if (isTime) void change.run({ now: at.toISOString() });
  };
  return (
    <Section title={t('clock.title')} note={t('clock.note')}>
      <p className={styles.hand} role="timer" aria-label={t('clock.now')}>
        {hand && <time dateTime={hand}>{times.dateAndTime(hand)}</time>}
        <span className={styles.note}>{clock.value && aheadWords(t, clock.value.ahead)}</span>
      </p>
      <Switch
        label={t('clock.runs')}
        checked={clock.value?.running ?? true}
        disabledFocusable={change.busy || !clock.value}
        onChange={(_, { checked }) => void change.run({ run: checked })}
      />
      <fieldset className={styles.buttons} aria-label={t('clock.step')}>
        <span>{t('clock.step')}</span>
        {STEPS.map(([name, step]) => (
          <Button
            key={name}
            size="small"
            disabledFocusable={change.busy}
            onClick={() => void change.run({ step })}
          >
            {t(`clock.steps.${name}`)}
          </Button>
        ))}
      </fieldset>
      <form className={styles.line} onSubmit={set} noValidate>
        <Field
          label={t('clock.set')}
          validationState={wrong ? 'error' : 'none'}
          validationMessage={wrong ? t('clock.setWrong') : undefined}
        >
          <Input
            className={styles.when}
            type="datetime-local"
            step={1}
            value={text}
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
        <Button type="submit" disabledFocusable={change.busy}>
          {t('clock.setIt')}
        </Button>
        <Button
          appearance="subtle"
          disabledFocusable={change.busy}
          onClick={() => void change.run({ now: new Date().toISOString(), run: true })}
        >
          {t('clock.back')}
        </Button>
      </form>
      <Trouble of={clock} />
      <Trouble of={change} />
    </Section>
  );
};
