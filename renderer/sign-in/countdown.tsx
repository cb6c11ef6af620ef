import { useTranslation } from 'react-i18next';
import { useNow } from '../words/use-now.ts';
import styles from './sign-in.module.css';
import { timeLeft } from './time-left.ts';

/** How long it can still be done. It says nothing to screen readers unless they ask: a timer is silent. */
export const Countdown = ({ until }: { until: string }) => {
  const { t } = useTranslation();
  const now = useNow(true);
  return (
    <p role="timer" className={styles.timer}>
      {t('signIn.timeLeft', { time: timeLeft(until, now) })}
    </p>
  );
};
