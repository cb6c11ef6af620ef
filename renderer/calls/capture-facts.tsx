import { Button } from '@fluentui/react-components';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { useTranslation } from 'react-i18next';
import type { Capture } from '../../electron/ipc/contract.ts';
import { useTimes } from '../words/use-times.ts';
import styles from './capture-facts.module.css';

type CaptureFactsProps = { capture: Capture; onRemove(): void };

/** What a capture is, and what of its file could not be read. */
export const CaptureFacts = ({ capture, onRemove }: CaptureFactsProps) => {
  const { t } = useTranslation();
  const times = useTimes();
  const { format, openedAt, calls, leftOut, leftOutCount } = capture;
  return (
    <div className={styles.facts}>
      <p className={styles.line}>
        {t('captures.facts', {
          format: t(`captures.formats.${format}`),
          time: times.dateAndTime(openedAt),
          count: calls,
        })}
        . {t('captures.notLive')}
      </p>
      <Button size="small" appearance="subtle" icon={<Delete16Regular />} onClick={onRemove}>
        {t('captures.remove')}
      </Button>
      {leftOutCount > 0 && (
        <details className={styles.leftOut}>
          <summary>{t('captures.leftOut', { count: leftOutCount })}</summary>
          <ul>
            {leftOut.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};
