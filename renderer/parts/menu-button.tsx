import { Button } from '@fluentui/react-components';
import { Checkmark16Regular } from '@fluentui/react-icons/svg/checkmark';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { Fragment, type KeyboardEvent, type ReactElement, useId, useRef, useState } from 'react';
import { targetOf } from './list-keys.ts';
import styles from './menu-button.module.css';

export type MenuEntry = {
  value: string;
  label: string;
  note?: string;
  /** The heading under which it stands: the same as its neighbours'. */
  group?: string;
  /** One of a group's choices, or a switch of its own: whether it holds now. */
  choice?: { of: 'one' | 'switch'; checked: boolean };
};

type MenuButtonProps = {
  label: string;
  /** Names it where the label alone does not say enough. */
  name?: string;
  size?: 'small';
  entries: readonly MenuEntry[];
  disabled: boolean;
  /** In place of the label, which then only names the button. */
  icon?: ReactElement;
  onChoose(value: string): void;
};

const roles = { one: 'menuitemradio', switch: 'menuitemcheckbox' } as const;

type ItemProps = { entry: MenuEntry; onChoose(value: string): void };

const Item = ({ entry: { value, label, note, choice }, onChoose }: ItemProps) => (
  <button
    type="button"
    {...(choice ? { role: roles[choice.of], 'aria-checked': choice.checked } : { role: 'menuitem' })}
    tabIndex={-1}
    className={styles.item}
    onClick={() => onChoose(value)}
  >
    {choice && <span className={styles.check}>{choice.checked && <Checkmark16Regular />}</span>}
    <span className={styles.label}>{label}</span>
    {note && <span className={styles.note}>{note}</span>}
  </button>
);

/** Entries with the same heading, one after the other, are a group. */
const groupsOf = (entries: readonly MenuEntry[]): { heading: string | undefined; of: MenuEntry[] }[] => {
  const groups: { heading: string | undefined; of: MenuEntry[] }[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last && last.heading === entry.group) last.of.push(entry);
    else groups.push({ heading: entry.group, of: [entry] });
  }
  return groups;
};

/**
 * A button with a menu of choices; arrows, Home and End move, Escape and a click elsewhere close. The page's own
 * popover rather than Fluent's menu, whose focusable, hidden elements the accessibility checks refuse.
 */
export const MenuButton = ({ label, name, size, entries, disabled, icon, onChoose }: MenuButtonProps) => {
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  // a press on the button closes the open menu before the click comes, which must not open it again
  const closedByPress = useRef(false);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];

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
        icon={icon ?? <ChevronDown16Regular />}
        iconPosition="after"
        {...(size && { size })}
        aria-label={name ?? (icon ? label : undefined)}
        disabledFocusable={disabled}
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
        {icon ? null : label}
      </Button>
      <div
        ref={menu}
        className={styles.menu}
        style={{ positionAnchor: `--${id}` }}
        role="menu"
        aria-label={name ?? label}
        popover="auto"
        onToggle={({ newState }) => {
          setOpen(newState === 'open');
          if (newState === 'open') items()[0]?.focus();
        }}
        onKeyDown={keyDown}
      >
        {groupsOf(entries).map(({ heading, of }) => {
          const items = of.map((entry) => <Item key={entry.value} entry={entry} onChoose={choose} />);
          if (heading === undefined) return <Fragment key={of[0]?.value}>{items}</Fragment>;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
            <div key={heading} role="group" aria-label={heading} className={styles.group}>
              <div className={styles.heading} aria-hidden="true">
                {heading}
              </div>
              {items}
            </div>
          );
        })}
      </div>
    </>
  );
};
