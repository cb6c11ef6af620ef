import { Button, Tooltip } from '@fluentui/react-components';
import { ArrowDownload16Regular } from '@fluentui/react-icons/svg/arrow-download';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { SelectAllOn16Regular } from '@fluentui/react-icons/svg/select-all-on';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { presentQuery } from '../store/found.ts';
import { pickAll, usePicked } from '../store/picked.ts';
import { useCommand } from '../store/use-command.ts';
import { DeleteProgress, DeleteQuestion } from './delete-parts.tsx';
import styles from './pick-bar.module.css';
import { useDeletion } from './use-deletion.ts';

/** What can be done with the invites that are picked. What was done is said here, and stays to be read. */
const PickBar = ({ onDone }: { onDone(): void }) => {
  const { t } = useTranslation();
  const picked = usePicked((state) => state.ids);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const list = useCommand('invites.ids');
  const save = useCommand('invites.export');
  const deletion = useDeletion();
  const askButton = useRef<HTMLButtonElement>(null);
  const doneButton = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that had the focus is gone.
    if (said !== '' && document.activeElement === document.body) doneButton.current?.focus();
  }, [said]);
  if (!picked) return null;
  const count = picked.size;
  const busy = list.busy || save.busy || deletion.progress !== null;
  const say = (...sentences: (string | false)[]) => {
    const text = sentences.filter(Boolean).join(' ');
    setSaid(text);
    announce(text);
  };

  const selectAll = async () => {
    const ids = await list.run(presentQuery());
    if (ids) pickAll(ids);
  };
  const keep = () => {
    setAsking(false);
    askButton.current?.focus();
  };
  const removePicked = async () => {
    setAsking(false);
    setSaid('');
    const ids = [...picked];
    const done = await deletion.run(ids, (at) =>
      announce(t('pick.deleting', { done: at, count: ids.length })),
    );
    const { removed, kept, isStopped } = done;
    say(
      t('pick.deleted', { count: removed }),
      kept > 0 && t('pick.kept', { count: kept }),
      isStopped && t('pick.stopped'),
    );
  };
  const savePicked = async () => {
    const done = await save.run({ ids: [...picked] });
    if (done?.path) say(t('pick.exported', { count: done.count, path: done.path }));
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (asking) keep();
    else if (!deletion.progress) onDone();
  };

  return (
    <section className={styles.bar} aria-label={t('pick.bar')} onKeyDown={keyDown}>
      <div className={styles.line}>
        <span className={styles.count}>{t('pick.count', { count })}</span>
        <Tooltip content={t('pick.all')} relationship="label">
          <Button
            size="small"
            appearance="subtle"
            icon={<SelectAllOn16Regular />}
            disabled={busy}
            onClick={() => void selectAll()}
          />
        </Tooltip>
        <Tooltip content={t('pick.export')} relationship="label">
          <Button
            size="small"
            appearance="subtle"
            icon={<ArrowDownload16Regular />}
            disabled={busy || count === 0}
            onClick={() => void savePicked()}
          />
        </Tooltip>
        <Tooltip content={t('pick.delete')} relationship="label">
          <Button
            ref={askButton}
            size="small"
            appearance="subtle"
            icon={<Delete16Regular />}
            disabled={busy || count === 0}
            onClick={() => setAsking(true)}
          />
        </Tooltip>
        <Button ref={doneButton} size="small" disabled={deletion.progress !== null} onClick={onDone}>
          {t('pick.done')}
        </Button>
      </div>
      {asking && <DeleteQuestion count={count} onDelete={() => void removePicked()} onKeep={keep} />}
      {deletion.progress && <DeleteProgress {...deletion.progress} onStop={deletion.stop} />}
      {said !== '' && !asking && <p className={styles.said}>{said}</p>}
      <Trouble of={list} />
      <Trouble of={deletion} />
      <Trouble of={save} />
    </section>
  );
};

export default PickBar;
