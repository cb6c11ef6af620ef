import { type ReactNode, useEffect, useRef } from 'react';
import { useOver } from '../actions/help-actions.ts';
import styles from './over.module.css';

type Panel = 'palette' | 'shortcuts';

type OverProps = {
  panel: Panel;
  /** Names the panel for screen readers. */
  name: string;
  children: ReactNode;
};

/** Another one may have been opened in its place meanwhile. */
const forget = (panel: Panel): void =>
  useOver.setState(({ over }) => ({ over: over === panel ? null : over }));

/**
 * A panel over the window. The page's own dialog keeps the focus in it, closes on Escape and on a click beside it,
 * and gives the focus back to where it was.
 */
export const Over = ({ panel, name, children }: OverProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it too, by the dialog itself
    <dialog
      ref={dialog}
      className={styles.over}
      aria-label={name}
      // Told at the key itself, and closed only later: the keys in between are the window's again.
      onCancel={() => closeOver(panel)}
      onClose={() => forget(panel)}
      onClick={({ target }) => {
        if (target === dialog.current) dialog.current?.close();
      }}
    >
      {children}
    </dialog>
  );
};

/** Closes the panel that is open: the focus is back before this returns. */
export const closeOver = (panel: Panel): void => {
  document.querySelector<HTMLDialogElement>('dialog:modal')?.close();
  // The dialog tells that it was closed only later; until then its keys would do nothing.
  forget(panel);
};
