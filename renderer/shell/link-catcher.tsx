import { type DragEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { showActivation } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './link-catcher.module.css';
import { droppedText, MAX_LINK_TEXT } from './link-text.ts';

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;

const holdsText = ({ dataTransfer }: DragEvent): boolean =>
  dataTransfer.types.includes('text/uri-list') || dataTransfer.types.includes('text/plain');

/** Takes links that are pasted outside of a field or dropped anywhere on the page. */
export const LinkCatcher = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation();
  const take = useCommand('link.take');
  const { run } = take;
  const [over, setOver] = useState(false);

  useEffect(() => {
    const pasted = async (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain').trim() ?? '';
      if (isField(event.target) || text === '') return;
      event.preventDefault();
      const taken = await run({ text: text.slice(0, MAX_LINK_TEXT), by: 'paste' });
      if (taken) showActivation(taken.id);
    };
    const listener = (event: ClipboardEvent) => void pasted(event);
    document.addEventListener('paste', listener);
    return () => document.removeEventListener('paste', listener);
  }, [run]);

  const dropped = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const text = droppedText(event.dataTransfer);
    if (text === '') return;
    const taken = await run({ text: text.slice(0, MAX_LINK_TEXT), by: 'drop' });
    if (taken) showActivation(taken.id);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has its equal on the keyboard, pasting
    <div
      className={styles.catcher}
      onDragOver={(event) => {
        if (!holdsText(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => void dropped(event)}
    >
      <Trouble of={take} />
      <div className={styles.content}>{children}</div>
      {over && <div className={styles.over}>{t('invites.drop')}</div>}
    </div>
  );
};
