import { Button } from '@fluentui/react-components';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { targetOf } from './list-keys.ts';
import styles from './menu-button.module.css';

export type MenuEntry = { value: string; label: string; note?: string };

type MenuButtonProps = {
  label: string;
  entries: readonly MenuEntry[];
  disabled: boolean;
  onChoose(value: string): void;
};

/**
 * A button with a menu of choices; arrows, Home and End move, Escape and a click elsewhere close. The page's own
 * popover rather than Fluent's menu, whose focusable, hidden elements the accessibility checks refuse.
 */
export const MenuButton = ({ label, entries, disabled, onChoose }: MenuButtonProps) => {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  // a press on the button closes the open menu before the click comes, which must not open it again
  const closedByPress = useRef(false);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  const keyDown = (event: KeyboardEvent) => {
    const all = items();
    const to = targetOf(
      event.key,
      all.findIndex((item) => item.matches(':focus')),
      all.length,
    );
    if (to === null) return;
    event.preventDefault();
    all[to]?.focus();
  };
  const choose = (value: string) => {
    menu.current?.hidePopover();
    onChoose(value);
  };

  return (
    <>
      <Button
        icon={<ChevronDown16Regular />}
        iconPosition="after"
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={open}
        style={{ anchorName: `--${id}` }}
        onPointerDown={() => {
          closedByPress.current = open;
        }}
        onClick={() => {
          if (!closedByPress.current) menu.current?.togglePopover();
          closedByPress.current = false;
        }}
      >
        {label}
      </Button>
      <div
        ref={menu}
        className={styles.menu}
        style={{ positionAnchor: `--${id}` }}
        role="menu"
        aria-label={label}
        popover="auto"
        onToggle={({ newState }) => {
          setOpen(newState === 'open');
          if (newState === 'open') items()[0]?.focus();
        }}
        onKeyDown={keyDown}
      >
        {entries.map(({ value, label: name, note }) => (
          <button
            key={value}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={styles.item}
            onClick={() => choose(value)}
          >
            {name}
            {note && <span className={styles.note}>{note}</span>}
          </button>
        ))}
      </div>
    </>
  );
};
