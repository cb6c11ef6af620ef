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
  const count = memberCount(document);
  return (
    <div className={styles.members}>
      {members.length < count && (
        <p className={styles.note}>{t('members.largeSession', { listed: members.length, count })}</p>
      )}
      <ScrollArea area={scroller} className={styles.scroller} name={t('tabs.members')}>
        {/* biome-ignore lint/a11y/useSemanticElements: virtual rows are placed by hand, which a table element does not allow */}
        <div role="table" aria-label={t('members.table')} aria-rowcount={members.length + 1}>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div role="rowgroup" className={styles.head}>
            {/* biome-ignore lint/a11y/useSemanticElements: as above */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: a row of a table, not of a grid */}
            <div role="row" className={styles.headRow} aria-rowindex={1}>
              {COLUMNS.map((column) => (
                // biome-ignore lint/a11y/useSemanticElements: as above
                // biome-ignore lint/a11y/useFocusableInteractive: as above
                <div key={column} role="columnheader" className={styles[column]}>
                  {t(`members.${column}`)}
                </div>
              ))}
            </div>
          </div>
          {/* biome-ignore lint/a11y/useSemanticElements: as above */}
          <div role="rowgroup" className={styles.rows} style={{ height: rows.getTotalSize() }}>
            {rows.getVirtualItems().map(({ index: at, key, start }) => {
              const one = members[at];
              return (
                one && (
                  <MemberRow
                    key={key}
                    index={one.index}
                    member={one.member}
                    isHost={one.index === host}
                    isYou={one.member.constants.system.xuid === you}
                    at={at + 2}
                    top={start}
                  />
                )
              );
            })}
          </div>
        </div>
        {members.length === 0 && <p className={styles.note}>{t('members.empty')}</p>}
      </ScrollArea>
    </div>
  );
};
