import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { showActivation, useMirror, useStore } from '../store/store.ts';
import styles from './invite-list.module.css';
import { InviteRow, optionId, rowHeight } from './invite-row.tsx';
import { targetOf } from './list-keys.ts';

/** Activations, newest first, as a list box: one tab stop, arrows, Home and End select; only what is seen is drawn. */
export const InviteList = () => {
  const { t } = useTranslation();
  const order = useMirror((mirror) => mirror.order);
  const activations = useMirror((mirror) => mirror.activations);
  const selected = useStore((state) => state.selected);
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: order.length,
    getScrollElement: () => scroller.current,
    getItemKey: (at) => order[at] ?? at,
    estimateSize: (at) => rowHeight(activations[order[at] ?? '']),
    overscan: 8,
  });

  // heights depend on the reason, which comes later than the row
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured again when an activation changes
  useEffect(() => rows.measure(), [rows, activations]);

  const selectedAt = selected === null ? -1 : order.indexOf(selected);
  useEffect(() => {
    if (selectedAt >= 0) rows.scrollToIndex(selectedAt);
  }, [rows, selectedAt]);

  const keyDown = (event: KeyboardEvent) => {
    const to = targetOf(event.key, selectedAt, order.length);
    const id = to === null ? undefined : order[to];
    if (id === undefined) return;
    event.preventDefault();
    showActivation(id);
  };

  if (order.length === 0) return <p className={styles.empty}>{t('invites.emptyList')}</p>;
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      tabIndex={0}
      aria-label={t('invites.list')}
      aria-activedescendant={selectedAt >= 0 ? optionId(selected ?? '') : undefined}
      onKeyDown={keyDown}
    >
      <div role="presentation" className={styles.rows} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start, size }) => (
          <InviteRow
            key={key}
            id={order[index] ?? ''}
            at={index + 1}
            of={order.length}
            top={start}
            height={size}
          />
        ))}
      </div>
    </div>
  );
};
