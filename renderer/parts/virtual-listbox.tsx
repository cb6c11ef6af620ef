import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { targetOf } from './list-keys.ts';
import styles from './virtual-listbox.module.css';

/** What a row of the list must put on its element. */
export type RowPlace = { id: string; elementId: string; at: number; of: number; top: number; height: number };

type VirtualListboxProps = {
  /** Names the list for screen readers. */
  name: string;
  /** Prefix of the rows' element ids. */
  prefix: string;
  ids: readonly string[];
  selected: string | null;
  onSelect(id: string): void;
  /** Pixels; called again for all rows when `heights` changes. */
  heightOf(id: string): number;
  heights?: unknown;
  row(place: RowPlace): ReactNode;
};

/** A list box: one tab stop, arrows, Page Up and Down, Home and End select; only the rows in sight are drawn. */
export const VirtualListbox = ({
  name,
  prefix,
  ids,
  selected,
  onSelect,
  heightOf,
  heights,
  row,
}: VirtualListboxProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    getItemKey: (at) => ids[at] ?? at,
    estimateSize: (at) => heightOf(ids[at] ?? ''),
    overscan: 8,
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the rows' heights may have changed
  useEffect(() => rows.measure(), [rows, heights]);

  const selectedAt = selected === null ? -1 : ids.indexOf(selected);
  useEffect(() => {
    if (selectedAt >= 0) rows.scrollToIndex(selectedAt);
  }, [rows, selectedAt]);

  const keyDown = (event: KeyboardEvent) => {
    const to = event.ctrlKey || event.altKey ? null : targetOf(event.key, selectedAt, ids.length);
    const id = to === null ? undefined : ids[to];
    if (id === undefined) return;
    event.preventDefault();
    onSelect(id);
  };

  const drawn = rows.getVirtualItems();
  const selectedDrawn = drawn.some(({ index }) => index === selectedAt);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      tabIndex={0}
      aria-label={name}
      aria-activedescendant={selectedDrawn ? `${prefix}-${selected}` : undefined}
      onKeyDown={keyDown}
    >
      <div role="presentation" className={styles.rows} style={{ height: rows.getTotalSize() }}>
        {drawn.map(({ index, start, size }) => {
          const id = ids[index] ?? '';
          return row({
            id,
            elementId: `${prefix}-${id}`,
            at: index + 1,
            of: ids.length,
            top: start,
            height: size,
          });
        })}
      </div>
    </div>
  );
};
