import type { MouseEvent, ReactNode } from 'react';
import styles from './list-row.module.css';
import type { RowPlace } from './virtual-listbox.tsx';

type ListRowProps = {
  place: Omit<RowPlace, 'id'>;
  selected: boolean;
  /** It is the one in view, where others can be selected besides; as `selected` otherwise. */
  current?: boolean;
  className: string | undefined;
  onClick(event: MouseEvent): void;
  children: ReactNode;
} & Record<`data-${string}`, string | boolean | undefined>;

/** A row of a list box, at its place and with what a screen reader is told of it. */
export const ListRow = ({
  place: { elementId, at, of, top, height },
  selected,
  current = selected,
  className = '',
  onClick,
  children,
  ...data
}: ListRowProps) => (
  // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's, which has the focus
  // biome-ignore lint/a11y/useFocusableInteractive: named by the list's aria-activedescendant
  <div
    {...data}
    id={elementId}
    role="option"
    aria-selected={selected}
    aria-posinset={at}
    aria-setsize={of}
    data-current={current}
    className={`${styles.row} ${className}`}
    style={{ top, height }}
    onClick={onClick}
  >
    {children}
  </div>
);

/** The names of a list's columns; seen only, for each row says what it is. */
export const ListHead = ({ className = '', children }: { className?: string; children: ReactNode }) => (
  <div className={styles.head} aria-hidden="true">
    <div className={className}>{children}</div>
  </div>
);
