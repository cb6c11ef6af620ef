import { Button } from '@fluentui/react-components';
import { ArrowDown16Regular } from '@fluentui/react-icons/svg/arrow-down';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VersionRow as Version } from '../../protocol/version.ts';
import { targetOf } from '../parts/list-keys.ts';
import { rowHeight } from './row-height.ts';
import { useSize } from './use-size.ts';
import styles from './version-list.module.css';
import { VersionRow } from './version-row.tsx';

/** Below this width, in pixels, what changed stands under number, time and author. */
const NARROW = 640;

type VersionListProps = {
  /** Oldest first. */
  rows: readonly Version[];
  you: string | null;
  /** The version that was selected last. */
  selected: number | null;
  isSelected(number: number): boolean;
  onSelect(number: number, alsoBefore: boolean): void;
  /** New versions come into view by themselves while the end of the list is. */
  follow: boolean;
};

/**
 * The versions as a list box, of which the rows in sight are drawn. Rows that come, newer ones at the end and
 * older ones at the beginning, move nothing of what is in sight.
 */
export const VersionList = ({ rows, you, selected, isSelected, onSelect, follow }: VersionListProps) => {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(scroller);
  const narrow = width < NARROW;
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey: (at) => rows[at]?.number ?? at,
    estimateSize: (at) => (rows[at] ? rowHeight(rows[at], narrow) : 0),
    overscan: 8,
    anchorTo: 'end',
    followOnAppend: follow,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights are other ones when the width is
  useEffect(() => list.measure(), [list, narrow]);

  // It begins at its end, once it is known how high its rows are.
  const ready = rows.length > 0 && Number.isFinite(width);
  useEffect(() => {
    if (ready) list.scrollToEnd();
  }, [list, ready]);
  useEffect(() => {
    if (follow) list.scrollToEnd();
  }, [list, follow]);

  const drawn = list.getVirtualItems();
  const [seen, setSeen] = useState(0);
  const inSight = rows[list.range?.endIndex ?? -1]?.number ?? 0;
  useEffect(() => setSeen((before) => Math.max(before, inSight)), [inSight]);
  const fresh = seen === 0 ? 0 : (rows.at(-1)?.number ?? 0) - Math.max(seen, inSight);

  const selectedAt = selected === null ? -1 : rows.findIndex(({ number }) => number === selected);
  // The comparison takes a part of the list's place as it opens: what was selected for it stays in view.
  const opening = useRef(false);
  const comparing = selected !== null;
  useEffect(() => {
    opening.current = comparing;
  }, [comparing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the height changes
  useEffect(() => {
    if (!opening.current || selectedAt < 0) return;
    opening.current = false;
    list.scrollToIndex(selectedAt);
  }, [list, height]);

  const keyDown = (event: KeyboardEvent) => {
    const from = selectedAt < 0 ? (list.range?.endIndex ?? 0) : selectedAt;
    const to = event.ctrlKey || event.altKey ? null : targetOf(event.key, from, rows.length);
    const row = to === null ? undefined : rows[to];
    if (to === null || !row) return;
    event.preventDefault();
    list.scrollToIndex(to);
    onSelect(row.number, event.shiftKey);
  };

  const selectedDrawn = drawn.some(({ index }) => index === selectedAt);
  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="listbox"
        tabIndex={0}
        aria-multiselectable="true"
        aria-label={t('changes.list')}
        aria-activedescendant={selectedDrawn ? `version-${selected}` : undefined}
        onKeyDown={keyDown}
        onMouseDown={(event) => {
          if (!event.shiftKey) return;
          // Shift selects a second version, and no text
          event.preventDefault();
          event.currentTarget.focus({ preventScroll: true });
        }}
      >
        <div role="presentation" className={styles.rows} style={{ height: list.getTotalSize() }}>
          {drawn.map(({ index, start, size }) => {
            const version = rows[index];
            return (
              version && (
                <VersionRow
                  key={version.number}
                  elementId={`version-${version.number}`}
                  version={version}
                  you={you}
                  at={index + 1}
                  of={rows.length}
                  top={start}
                  height={size}
                  narrow={narrow}
                  selected={isSelected(version.number)}
                  onSelect={onSelect}
                />
              )
            );
          })}
        </div>
      </div>
      {fresh > 0 && (
        <Button
          className={styles.fresh}
          size="small"
          shape="circular"
          appearance="primary"
          icon={<ArrowDown16Regular />}
          onClick={() => list.scrollToEnd()}
        >
          {t('changes.fresh', { count: fresh })}
        </Button>
      )}
    </div>
  );
};
