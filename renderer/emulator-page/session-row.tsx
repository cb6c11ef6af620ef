import { useTranslation } from 'react-i18next';
import type { ListedSession } from '../../electron/ipc/contract.ts';
import { ListRow } from '../parts/list-row.tsx';
import type { RowPlace } from '../parts/virtual-listbox.tsx';
import styles from './split.module.css';

/** Height of a row in pixels. */
export const SESSION_ROW = 50;

type SessionRowProps = RowPlace & {
  session: ListedSession;
  selected: boolean;
  onSelect(id: string): void;
};

export const SessionRow = ({ session, selected, onSelect, id, ...place }: SessionRowProps) => {
  const { t } = useTranslation();
  const { sessionRef, members, maxMembersCount, visibility, closed, changeNumber } = session;
  return (
    <ListRow place={place} selected={selected} className={styles.row} onClick={() => onSelect(id)}>
      <span className={styles.first}>
        <span className={styles.name}>{sessionRef.templateName}</span>
        <span>
          {maxMembersCount === null
            ? t('looks.membersOnly', { count: members })
            : t('looks.members', { count: members, max: maxMembersCount })}
        </span>
      </span>
      <span className={styles.second}>
        <span className={styles.id}>{sessionRef.name}</span>
        <span>
          {closed ? t('looks.closed') : visibility} · {t('looks.change', { number: changeNumber })}
        </span>
      </span>
    </ListRow>
  );
};
