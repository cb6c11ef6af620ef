import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../electron/ipc/contract.ts';
import { hostOf, membersInOrder } from '../../protocol/members.ts';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { memberCount } from './member-count.ts';
import { MEMBER_ROW, MemberRow } from './member-row.tsx';
import styles from './members.module.css';

const COLUMNS = ['number', 'player', 'state', 'joined', 'title'] as const;

/** Members in the order of the document's linked list; only the rows in sight are drawn. */
export const Members = ({ session: { document, you } }: { session: SessionView }) => {
  const { t } = useTranslation();
  const members = useMemo(() => membersInOrder(document), [document]);
  const host = useMemo(() => hostOf(document)?.index, [document]);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: members.length,
    getScrollElement: () => scroller.current,
    getItemKey: (at) => members[at]?.index ?? at,
    estimateSize: () => MEMBER_ROW,
    overscan: 10,
  });
  const drawn = rows.getVirtualItems();
  const before = drawn[0]?.start ?? 0;
  const after = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  const count = memberCount(document);
  return (
    <div className={styles.members}>
      {members.length < count && (
        <p className={styles.note}>{t('members.largeSession', { listed: members.length, count })}</p>
      )}
      <ScrollArea area={scroller} className={styles.scroller} name={t('tabs.members')}>
        {/* the room of the rows that are out of sight */}
        <div style={{ paddingTop: before, paddingBottom: after }}>
          <table className={styles.table} aria-label={t('members.table')} aria-rowcount={members.length + 1}>
            <thead>
              <tr aria-rowindex={1}>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className={styles[column]}>
                    {t(`members.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {drawn.map(({ index: at }) => {
                const one = members[at];
                return (
                  one && (
                    <MemberRow
                      key={one.index}
                      index={one.index}
                      member={one.member}
                      isHost={one.index === host}
                      isYou={one.member.constants.system.xuid === you}
                      at={at + 2}
                    />
                  )
                );
              })}
            </tbody>
          </table>
        </div>
        {members.length === 0 && <p className={styles.note}>{t('members.empty')}</p>}
      </ScrollArea>
    </div>
  );
};
