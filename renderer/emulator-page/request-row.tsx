import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoggedRequest } from '../../electron/ipc/contract.ts';
import { statusKind } from '../calls/call-text.ts';
import type { RowPlace } from '../parts/virtual-listbox.tsx';
import { timeOfDay } from '../words/time.ts';
import styles from './requests.module.css';

/** Height of a row in pixels. */
export const REQUEST_ROW = 30;

const COLUMNS = ['at', 'player', 'answer', 'call', 'reason'] as const;

/** The names of the columns; seen only, for each row says what it is. */
export const RequestHead = () => {
  const { t } = useTranslation();
  return (
    <div className={styles.head} aria-hidden="true">
      {COLUMNS.map((column) => (
        <span key={column}>{t(`requests.${column}`)}</span>
      ))}
    </div>
  );
};

type RequestRowProps = RowPlace & {
  request: LoggedRequest;
  who: string | null;
  selected: boolean;
  onSelect(id: string): void;
};

export const RequestRow = memo(
  ({ id, elementId, at, of, top, height, request, who, selected, onSelect }: RequestRowProps) => {
    const { t } = useTranslation();
    const { method, path, status, because, fault } = request;
    const said = [fault === undefined ? undefined : t('requests.fault', { kind: fault }), because];
    const reason = said.filter((one) => one !== undefined).join(' · ');
    return (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's, which has the focus
      // biome-ignore lint/a11y/useFocusableInteractive: named by the list's aria-activedescendant
      <div
        id={elementId}
        role="option"
        aria-selected={selected}
        aria-posinset={at}
        aria-setsize={of}
        className={styles.row}
        style={{ top, height }}
        onClick={() => onSelect(id)}
      >
        <time className={styles.at} dateTime={request.at}>
          {timeOfDay(request.at)}
        </time>
        <span className={styles.cut}>{who ?? t('emu.nobody')}</span>
        <span className={styles.status} data-kind={statusKind(status)}>
          {status ?? t('requests.cut')}
        </span>
        <span className={styles.path} title={path}>
          <span className={styles.method}>{method}</span> {path}
        </span>
        <span className={styles.reason} title={reason}>
          {reason}
        </span>
      </div>
    );
  },
);
