import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import type { CaptureNotice } from '../../protocol/capture-sessions.ts';
import { ListRow } from '../parts/list-row.tsx';
import type { RowPlace } from '../parts/virtual-listbox.tsx';
import { titleText } from '../words/reason.ts';
import { useTimes } from '../words/use-times.ts';
import styles from './notice-row.module.css';

type NoticeRowProps = RowPlace & { notice: CaptureNotice; selected: boolean; onSelect(id: string): void };

/** A tap or a refusal between the versions of a session. */
export const NoticeRow = ({ notice, selected, onSelect, id, ...place }: NoticeRowProps) => {
  const { t } = useTranslation();
  const { precise } = useTimes();
  const { kind, changeNumber, status, code } = notice;
  const words =
    kind === 'tap'
      ? changeNumber === null
        ? t('captures.tapOnly')
        : t('captures.tap', { number: changeNumber })
      : t('captures.refusal', {
          status: status ?? t('calls.noAnswer'),
          what: titleText(t, code ?? ''),
        });
  return (
    <ListRow
      place={place}
      selected={selected}
      className={styles.row}
      data-kind={kind}
      onClick={() => onSelect(id)}
    >
      {kind === 'tap' ? <ArrowDown16Regular /> : <Warning16Filled />}
      <time className={styles.time} dateTime={notice.at}>
        {precise(notice.at)}
      </time>
      <span className={styles.words}>{words}</span>
    </ListRow>
  );
};
