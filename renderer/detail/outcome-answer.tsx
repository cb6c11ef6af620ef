import { useTranslation } from 'react-i18next';
import type { Reason } from '../../electron/ipc/contract.ts';
import { visibleText } from '../../protocol/visible-text.ts';
import { adviceText, causeText } from '../words/reason.ts';
import styles from './outcome-panel.module.css';

type AnswerProps = Pick<Extract<Reason, { kind: 'answer' }>, 'explanation'>;

const List = ({ heading, lines }: { heading: string; lines: readonly string[] }) =>
  lines.length > 0 && (
    <div className={styles.column}>
      <h3 className={styles.heading}>{heading}</h3>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );

/** What the directory answered: likely causes beside what to do, and its own words. */
export const Answer = ({ explanation }: AnswerProps) => {
  const { t } = useTranslation();
  const { causes, advice, again, said } = explanation;
  const doing = advice.map((code) => adviceText(t, code));
  return (
    <>
      <div className={styles.columns}>
        <List heading={t('outcome.causes')} lines={causes.map((code) => causeText(t, code))} />
        <List
          heading={t('outcome.advice')}
          lines={again === 'later' ? [...doing, t('outcome.againLater')] : doing}
        />
      </div>
      {said && (
        <div className={styles.column}>
          <h3 className={styles.heading}>{t('outcome.said')}</h3>
          <pre className={styles.said}>{visibleText(said)}</pre>
        </div>
      )}
    </>
  );
};
