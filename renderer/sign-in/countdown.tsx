import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './sign-in.module.css';
import { timeLeft } from './time-left.ts';

/** How long it can still be done. It says nothing to screen readers unless they ask: a timer is silent. */
export const Countdown = ({ until }: { until: string }) => {
  const { t } = useTranslation();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(ticking);
  }, []);
  return (
    <p role="timer" className={styles.timer}>
      {t('signIn.timeLeft', { time: timeLeft(until, now) })}
    </p>
  );
};
