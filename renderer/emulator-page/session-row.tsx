import { useTranslation } from 'react-i18next';
import type { ListedSession } from '../../electron/ipc/contract.ts';
import type { RowPlace } from '../parts/virtual-listbox.tsx';
import styles from './split.module.css';

/** Height of a row in pixels. */
export const SESSION_ROW = 50;

type SessionRowProps = RowPlace & {
  session: ListedSession;
  selected: boolean;
  onSelect(id: string): void;
};

export const SessionRow = ({
  id,
  elementId,
  at,
  of,
  top,
  height,
  session,
  selected,
  onSelect,
}: SessionRowProps) => {
  const { t } = useTranslation();
  const { sessionRef, members, maxMembersCount, visibility, closed, changeNumber } = session;
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
    </div>
  );
};
