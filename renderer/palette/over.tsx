import { type ReactNode, useEffect, useRef } from 'react';
import { useOver } from '../actions/help-actions.ts';
import styles from './over.module.css';

type OverProps = {
  /** Names the panel for screen readers. */
  name: string;
  children: ReactNode;
};

/**
 * A panel over the window. The page's own dialog keeps the focus in it, closes on Escape and on a click beside it,
 * and gives the focus back to where it was.
 */
export const Over = ({ name, children }: OverProps) => {
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
      onClose={() => useOver.setState({ over: null })}
      onClick={({ target }) => {
        if (target === dialog.current) dialog.current?.close();
      }}
    >
      {children}
    </dialog>
  );
};

/** Closes the panel that is open: the focus is back before this returns. */
export const closeOver = (): void => document.querySelector<HTMLDialogElement>('dialog:modal')?.close();
