import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { PlugConnected16Regular } from '@fluentui/react-icons/svg/plug-connected';
import { PlugDisconnected16Regular } from '@fluentui/react-icons/svg/plug-disconnected';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallSummary, FrameSummary, HttpSummary } from '../../protocol/call-summary.ts';
import { ListHead, ListRow } from '../parts/list-row.tsx';
import type { RowPlace } from '../parts/virtual-listbox.tsx';
import { useTimes } from '../words/use-times.ts';
import styles from './call-row.module.css';
import { pathOf, seconds, shortSize, statusKind } from './call-text.ts';

/** Height of a row in pixels. */
export const CALL_ROW = 30;

const COLUMNS = ['at', 'method', 'path', 'status', 'ms', 'size'] as const;

/** The names of the columns; seen only, for each row says what it is. */
export const CallHead = () => {
  const { t } = useTranslation();
  return (
    <ListHead className={styles.head ?? ''}>
      {COLUMNS.map((column) => (
        <span key={column} className={styles[column]}>
          {t(`calls.${column}`)}
        </span>
      ))}
    </ListHead>
  );
};

const Http = ({ call }: { call: HttpSummary }) => {
  const { method, url, status, ms, heldMs, attempt, size, calledOff } = call;
  const { t } = useTranslation();
  const path = pathOf(url);
  const kind = statusKind(status, calledOff);
  return (
    <>
      <span className={styles.method}>{method}</span>
      <span className={styles.path} title={path}>
        {path}
        {attempt > 1 && <span className={styles.attempt}>{t('calls.attempt', { count: attempt })}</span>}
        {heldMs !== undefined && (
          <span className={styles.attempt}>{t('calls.waited', { seconds: seconds(heldMs) })}</span>
        )}
      </span>
      <span className={styles.status} data-kind={kind}>
        {kind === 'bad' && <Warning16Filled />}
        {status ?? t(calledOff ? 'calls.calledOff' : 'calls.noAnswer')}
      </span>
      <span className={styles.ms}>{t('calls.milliseconds', { ms: Math.round(ms) })}</span>
      <span className={styles.size}>{shortSize(size)}</span>
    </>
  );
};

const frameIcons = {
  open: <PlugConnected16Regular />,
  out: <ArrowUp16Regular />,
  in: <ArrowDown16Regular />,
  close: <PlugDisconnected16Regular />,
};

const Frame = ({ call: { direction, text, size } }: { call: FrameSummary }) => {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles.method}>{t('calls.channel')}</span>
      <span className={styles.path}>{text}</span>
      <span className={styles.status}>
        {frameIcons[direction]}
        {t(`calls.rta.${direction}`)}
      </span>
      <span className={styles.ms} />
      <span className={styles.size}>{shortSize(size)}</span>
    </>
  );
};

type CallRowProps = RowPlace & { call: CallSummary; selected: boolean; onSelect(id: string): void };

export const CallRow = memo(({ call, selected, onSelect, id, ...place }: CallRowProps) => {
  const { ofDay } = useTimes();
  return (
    <ListRow place={place} selected={selected} className={styles.row} onClick={() => onSelect(id)}>
      <time className={styles.at} dateTime={call.at}>
        {ofDay(call.at)}
      </time>
      {call.kind === 'http' ? <Http call={call} /> : <Frame call={call} />}
    </ListRow>
  );
});
