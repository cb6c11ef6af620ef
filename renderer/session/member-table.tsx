import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedMember } from '../../protocol/members.ts';
import { targetOf } from '../parts/list-keys.ts';
import { MEMBER_ROW, MemberRow, memberRowId } from './member-row.tsx';
import styles from './members.module.css';

const COLUMNS = ['number', 'player', 'state', 'joined', 'title'] as const;
/** Height of the table's head, which stays in sight; pixels. */
const HEAD = 32;

type MemberTableProps = {
  members: readonly PlacedMember[];
  /** Index of the host. */
  host: string | null;
  /** One's own xuid. */
  you: string;
  /** Xuids of others of one's own. */
  others: ReadonlySet<string>;
  /** Index of the member whose details are shown. */
  selected: string | null;
  onSelect(index: string | null): void;
};

/**
 * One tab stop; arrows, Page Up and Down, Home and End select, Escape lets go. Only the rows in sight are drawn.
 */
export const MemberTable = ({ members, host, you, others, selected, onSelect }: MemberTableProps) => {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: members.length,
    getScrollElement: () => scroller.current,
    getItemKey: (at) => members[at]?.index ?? at,
    estimateSize: () => MEMBER_ROW,
    scrollPaddingStart: HEAD,
    overscan: 10,
  });
  const selectedAt = members.findIndex(({ index }) => index === selected);
  // Only who selects is scrolled: a member that moves in the list moves nothing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (selectedAt >= 0) rows.scrollToIndex(selectedAt);
  }, [rows, selected]);

  const keyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const to = targetOf(event.key, selectedAt, members.length);
    if (to === null && event.key !== 'Escape') return;
    event.preventDefault();
    onSelect(to === null ? null : (members[to]?.index ?? null));
  };

  const drawn = rows.getVirtualItems();
  const before = drawn[0]?.start ?? 0;
  const after = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0);
  const selectedDrawn = drawn.some(({ index }) => index === selectedAt);
  return (
    <div ref={scroller} className={styles.scroller}>
      {/* the room of the rows that are out of sight */}
      <div style={{ paddingTop: before, paddingBottom: after }}>
        <table
          className={styles.table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: ARIA in HTML has it so, a table worked by keys is a grid
          role="grid"
          tabIndex={0}
          aria-label={t('members.table')}
          aria-rowcount={members.length + 1}
          aria-activedescendant={selectedDrawn && selected !== null ? memberRowId(selected) : undefined}
          onKeyDown={keyDown}
        >
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
                    isAlsoHere={others.has(one.member.constants.system.xuid ?? '')}
                    isSelected={one.index === selected}
                    onSelect={onSelect}
                    at={at + 2}
                  />
                )
              );
            })}
          </tbody>
        </table>
      </div>
      {members.length === 0 && <p className={styles.note}>{t('members.empty')}</p>}
    </div>
  );
};
