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
  /** How many there are in all, where not all are in `ids`. */
  total?: number;
  selected: string | null;
  onSelect(id: string): void;
  /** Rows that are picked for something, apart from the selected one; null while none can be. */
  picked?: ReadonlySet<string> | null;
  /** A key other than those that move. */
  onKey?(event: KeyboardEvent): void;
  /** The last of `ids` come into sight. */
  onEnd?(): void;
  /** Pixels; called again for all rows when `heights` changes. */
  heightOf(id: string): number;
  heights?: unknown;
  row(place: RowPlace): ReactNode;
  /** Begins at its end, and stays there while rows come: for what is read from the newest backwards. */
  atEnd?: boolean;
  /** A `ListHead` stands over it. */
  headed?: boolean;
};

/** So many rows before the end count as near it. */
const NEAR = 20;

/** A list box: one tab stop, arrows, Page Up and Down, Home and End select; only the rows in sight are drawn. */
export const VirtualListbox = ({
  name,
  prefix,
  ids,
  total = ids.length,
  selected,
  onSelect,
  picked = null,
  onKey,
  onEnd,
  heightOf,
  heights,
  row,
  atEnd = false,
  headed = false,
}: VirtualListboxProps) => {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    getItemKey: (at) => ids[at] ?? at,
    estimateSize: (at) => heightOf(ids[at] ?? ''),
    overscan: 8,
    ...(atEnd && { anchorTo: 'end', followOnAppend: true }),
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when the rows' heights may have changed
  useEffect(() => rows.measure(), [rows, heights]);

  const begins = atEnd && ids.length > 0;
  useEffect(() => {
    if (begins) rows.scrollToEnd();
  }, [rows, begins]);

  const selectedAt = selected === null ? -1 : ids.indexOf(selected);
  useEffect(() => {
    if (selectedAt >= 0) rows.scrollToIndex(selectedAt);
  }, [rows, selectedAt]);

  const keyDown = (event: KeyboardEvent) => {
    const to = event.ctrlKey || event.altKey ? null : targetOf(event.key, selectedAt, ids.length);
    const id = to === null ? undefined : ids[to];
    if (id === undefined) return onKey?.(event);
    event.preventDefault();
    onSelect(id);
  };

  const drawn = rows.getVirtualItems();
  const lastDrawn = drawn.at(-1)?.index ?? -1;
  const nearEnd = lastDrawn >= ids.length - NEAR;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when more rows came and the end is still near
  useEffect(() => {
    if (nearEnd) onEnd?.();
  }, [nearEnd, ids.length, onEnd]);
  const selectedDrawn = drawn.some(({ index }) => index === selectedAt);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      data-headed={headed}
      role="listbox"
      tabIndex={0}
      aria-label={name}
      aria-multiselectable={picked !== null || undefined}
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
            of: total,
            top: start,
            height: size,
          });
        })}
      </div>
    </div>
  );
};
