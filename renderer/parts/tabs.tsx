import { type KeyboardEvent, useRef } from 'react';
import { targetOf } from './list-keys.ts';
import styles from './tabs.module.css';

type TabsProps<T extends string> = {
  /** Names the tab list for screen readers. */
  name: string;
  tabs: readonly { value: T; label: string }[];
  selected: T;
  onSelect(value: T): void;
  /** The pointer or the focus is on a tab: what it shows may be fetched already. */
  onNear(value: T): void;
  /** Id of the element that shows what is selected. */
  panel: string;
};

/** The id of a tab's element, by which its panel is named. */
export const tabId = (panel: string, value: string): string => `${panel}-${value}`;

const sideways: Record<string, string> = { ArrowRight: 'ArrowDown', ArrowLeft: 'ArrowUp' };

/**
 * A row of tabs: one tab stop, arrows, Home and End select. Fluent's own puts focusable, hidden elements beside
 * them, which the accessibility checks rightly refuse.
 */
export const Tabs = <T extends string>({ name, tabs, selected, onSelect, onNear, panel }: TabsProps<T>) => {
  const list = useRef<HTMLDivElement>(null);
  const keyDown = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ value }) => value === selected);
    const to = targetOf(sideways[event.key] ?? event.key, at, tabs.length);
    const tab = to === null ? undefined : tabs[to];
    if (!tab) return;
    event.preventDefault();
    onSelect(tab.value);
    list.current?.querySelector<HTMLElement>(`#${tabId(panel, tab.value)}`)?.focus();
  };
  return (
    <div ref={list} className={styles.tabs} role="tablist" aria-label={name} onKeyDown={keyDown}>
      {tabs.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          role="tab"
          id={tabId(panel, value)}
          className={styles.tab}
          data-label={label}
          aria-selected={value === selected}
          aria-controls={value === selected ? panel : undefined}
          tabIndex={value === selected ? 0 : -1}
          onPointerEnter={() => onNear(value)}
          onFocus={() => onNear(value)}
          onClick={() => onSelect(value)}
        >
          {label}
        </button>
      ))}
    </div>
  );
};
