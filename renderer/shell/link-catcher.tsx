import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { showActivation } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './link-catcher.module.css';
import { droppedText, MAX_LINK_TEXT } from './link-text.ts';

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;

const holdsText = (data: DataTransfer | null): data is DataTransfer =>
  data !== null && (data.types.includes('text/uri-list') || data.types.includes('text/plain'));

/** Takes links that are pasted outside of a field or dropped anywhere on the window. */
export const LinkCatcher = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation();
  const taking = useCommand('link.take');
  const { run } = taking;
  const [over, setOver] = useState(false);

  useEffect(() => {
    const take = async (text: string, by: 'paste' | 'drop') => {
      const taken = await run({ text: text.slice(0, MAX_LINK_TEXT), by });
      if (taken) showActivation(taken.id);
    };
    const pasted = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain').trim() ?? '';
      if (isField(event.target) || text === '') return;
      event.preventDefault();
      void take(text, 'paste');
    };
    const draggedOver = (event: DragEvent) => {
      if (!holdsText(event.dataTransfer)) return;
      event.preventDefault();
      setOver(true);
    };
    const draggedAway = (event: DragEvent) => {
      // Nothing is entered instead where the pointer leaves the window.
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const text = event.dataTransfer ? droppedText(event.dataTransfer) : '';
      if (text !== '') void take(text, 'drop');
    };
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener('paste', pasted, { signal });
    document.addEventListener('dragover', draggedOver, { signal });
    document.addEventListener('dragleave', draggedAway, { signal });
    document.addEventListener('drop', dropped, { signal });
    return () => listening.abort();
  }, [run]);

  return (
    <div className={styles.catcher}>
      <Trouble of={taking} />
      <div className={styles.content}>{children}</div>
      {over && <div className={styles.over}>{t('invites.drop')}</div>}
    </div>
  );
};
