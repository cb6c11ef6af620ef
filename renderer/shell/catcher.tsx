import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { askForToken } from '../sign-in/view.ts';
import { announce } from '../store/announce.ts';
import { showActivation, showCallsOf } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './catcher.module.css';
import { droppedText, isToken, MAX_LINK_TEXT } from './link-text.ts';
import { useDropped } from './use-dropped.ts';

const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null;

const holdsFile = ({ types }: DataTransfer): boolean => types.includes('Files');
const holdsText = (data: DataTransfer): boolean =>
  !holdsFile(data) && (data.types.includes('text/uri-list') || data.types.includes('text/plain'));

/**
 * Takes, on every page, links that are pasted outside of a field or dropped, and captures that are dropped: the ones
 * are shown among the invites, the others among the calls.
 */
export const Catcher = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation();
  const taking = useCommand('link.take');
  const opening = useCommand('captures.take');
  const { run } = taking;

  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain').trim() ?? '';
      if (isField(event.target) || text === '') return;
      event.preventDefault();
      void takeLink(run, text, 'paste');
    };
    document.addEventListener('paste', pasted);
    return () => document.removeEventListener('paste', pasted);
  }, [run]);

  const openFile = async (file: File) => {
    const content = new Uint8Array(await file.arrayBuffer());
    const capture = await opening.run({ name: file.name, content });
    if (!capture) return;
    showCallsOf({ kind: 'capture', id: capture.id });
    announce(t('captures.opened', { name: capture.name }));
  };

  const linkOver = useDropped({
    holds: holdsText,
    take: (data) => {
      const text = droppedText(data);
      if (text !== '') void takeLink(run, text, 'drop');
    },
  });
  const fileOver = useDropped({
    holds: holdsFile,
    take: ({ files: [file] }) => {
      if (file) void openFile(file);
    },
  });

  return (
    <div className={styles.catcher}>
      <Trouble of={taking} />
      <Trouble of={opening} />
      {opening.busy && (
        <p role="status" className={styles.busy}>
          {t('captures.reading')}
        </p>
      )}
      <div className={styles.content}>{children}</div>
      {(linkOver || fileOver) && (
        <div className={styles.over}>{t(fileOver ? 'captures.drop' : 'invites.drop')}</div>
      )}
    </div>
  );
};

type Take = ReturnType<typeof useCommand<'link.take'>>['run'];

const takeLink = async (run: Take, text: string, by: 'paste' | 'drop'): Promise<void> => {
  if (isToken(text)) return askForToken();
  const taken = await run({ text: text.slice(0, MAX_LINK_TEXT), by });
  if (taken) showActivation(taken.id);
};
