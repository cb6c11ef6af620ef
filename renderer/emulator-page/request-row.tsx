import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LoggedRequest } from '../../electron/ipc/contract.ts';
import { statusKind } from '../calls/call-text.ts';
import { ListHead, ListRow } from '../parts/list-row.tsx';
import type { RowPlace } from '../parts/virtual-listbox.tsx';
import { useTimes } from '../words/use-times.ts';
import styles from './requests.module.css';

/** Height of a row in pixels. */
export const REQUEST_ROW = 30;

const COLUMNS = ['at', 'player', 'answer', 'call', 'reason'] as const;

/** The names of the columns; seen only, for each row says what it is. */
export const RequestHead = () => {
  const { t } = useTranslation();
  return (
    <ListHead className={styles.head ?? ''}>
      {COLUMNS.map((column) => (
        <span key={column}>{t(`requests.${column}`)}</span>
      ))}
    </ListHead>
  );
};

type RequestRowProps = RowPlace & {
  request: LoggedRequest;
  who: string | null;
  selected: boolean;
  onSelect(id: string): void;
};

export const RequestRow = memo(({ request, who, selected, onSelect, id, ...place }: RequestRowProps) => {
  const { t } = useTranslation();
  const { ofDay } = useTimes();
  const { method, path, status, because, fault } = request;
  const said = [fault === undefined ? undefined : t('requests.fault', { kind: fault }), because];
  const reason = said.filter((one) => one !== undefined).join(' · ');
  return (
    <ListRow place={place} selected={selected} className={styles.row} onClick={() => onSelect(id)}>
      <time className={styles.at} dateTime={request.at}>
        {ofDay(request.at)}
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
    </ListRow>
  );
});
