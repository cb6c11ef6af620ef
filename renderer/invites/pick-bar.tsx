import { Button, Tooltip } from '@fluentui/react-components';
import { ArrowDownload16Regular } from '@fluentui/react-icons/svg/arrow-download';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { SelectAllOn16Regular } from '@fluentui/react-icons/svg/select-all-on';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { presentQuery } from '../store/found.ts';
import { endPicking, pickAll, usePicked } from '../store/picked.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './pick-bar.module.css';

/** What can be done with the invites that are picked. What was done is said here, and stays to be read. */
const PickBar = () => {
  const { t } = useTranslation();
  const picked = usePicked((state) => state.ids);
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState('');
  const list = useCommand('invites.ids');
  const remove = useCommand('invites.delete');
  const save = useCommand('invites.export');
  if (!picked) return null;
  const count = picked.size;
  const busy = list.busy || remove.busy || save.busy;
  const say = (...sentences: (string | false)[]) => {
    const text = sentences.filter(Boolean).join(' ');
    setSaid(text);
    announce(text);
  };

  const selectAll = async () => {
    const ids = await list.run(presentQuery());
    if (ids) pickAll(ids);
  };
  const removePicked = async () => {
    setAsking(false);
    const done = await remove.run({ ids: [...picked] });
    if (!done) return;
    const { removed, kept } = done;
    say(t('pick.deleted', { count: removed }), kept > 0 && t('pick.kept', { count: kept }));
  };
  const savePicked = async () => {
    const done = await save.run({ ids: [...picked] });
    if (done?.path) say(t('pick.exported', { count: done.count, path: done.path }));
  };

  return (
    <section className={styles.bar} aria-label={t('pick.bar')}>
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
            size="small"
            appearance="subtle"
            icon={<Delete16Regular />}
            disabled={busy || count === 0}
            onClick={() => setAsking(true)}
          />
        </Tooltip>
        <Button size="small" onClick={endPicking}>
          {t('pick.done')}
        </Button>
      </div>
      {asking && (
        <div className={styles.asking}>
          <p>{t('pick.sure', { count })}</p>
          <div className={styles.line}>
            <Button size="small" appearance="primary" onClick={() => void removePicked()}>
              {t('pick.delete')}
            </Button>
            <Button size="small" onClick={() => setAsking(false)}>
              {t('pick.keep')}
            </Button>
          </div>
        </div>
      )}
      {said !== '' && !asking && <p className={styles.said}>{said}</p>}
      <Trouble of={list} />
      <Trouble of={remove} />
      <Trouble of={save} />
    </section>
  );
};

export default PickBar;
