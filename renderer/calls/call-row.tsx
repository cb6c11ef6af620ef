import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp16Regular } from '@fluentui/react-icons/svg/arrow-up';
import { PlugConnected16Regular } from '@fluentui/react-icons/svg/plug-connected';
import { PlugDisconnected16Regular } from '@fluentui/react-icons/svg/plug-disconnected';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallSummary, FrameSummary, HttpSummary } from '../../protocol/call-summary.ts';
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
    <div className={styles.head} aria-hidden="true">
      {COLUMNS.map((column) => (
        <span key={column} className={styles[column]}>
          {t(`calls.${column}`)}
        </span>
      ))}
    </div>
  );
};

const Http = ({ call: { method, url, status, ms, heldMs, attempt, size } }: { call: HttpSummary }) => {
  const { t } = useTranslation();
  const path = pathOf(url);
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
      <span className={styles.status} data-kind={statusKind(status)}>
        {statusKind(status) === 'bad' && <Warning16Filled />}
        {status ?? t('calls.noAnswer')}
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

export const CallRow = memo(
  ({ id, elementId, at, of, top, height, call, selected, onSelect }: CallRowProps) => {
    const { ofDay } = useTimes();
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
        <time className={styles.at} dateTime={call.at}>
          {ofDay(call.at)}
        </time>
        {call.kind === 'http' ? <Http call={call} /> : <Frame call={call} />}
      </div>
    );
  },
);
