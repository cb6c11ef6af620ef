import { Button } from '@fluentui/react-components';
import { FolderOpen16Regular } from '@fluentui/react-icons/svg/folder-open';
import { Save16Regular } from '@fluentui/react-icons/svg/save';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import { Section } from './section.tsx';
import styles from './state.module.css';
import { forgetView } from './view.ts';

/** Everything the emulator holds, out into a file and in again, and away. */
export const StateSection = () => {
  const { t } = useTranslation();
  const save = useCommand('emulator.state-save');
  const load = useCommand('emulator.state-load');
  const reset = useCommand('emulator.reset');
  const [done, setDone] = useState('');
  const [sure, setSure] = useState(false);
  const busy = save.busy || load.busy || reset.busy;
  const saveIt = async () => {
    const path = (await save.run(null))?.path;
    setDone(path ? t('kept.saved', { path }) : '');
  };
  const loadIt = async () => {
    const name = (await load.run(null))?.name;
    setDone(name ? t('kept.loaded', { name }) : '');
    if (name) forgetView();
  };
  const resetIt = async () => {
    setSure(false);
    if ((await reset.run(null)) === undefined) return;
    forgetView();
    setDone(t('kept.resetDone'));
  };
  return (
    <Section title={t('kept.title')} note={t('kept.note')}>
      <div className={styles.buttons}>
        <Button icon={<Save16Regular />} disabledFocusable={busy} onClick={() => void saveIt()}>
          {t('kept.save')}
        </Button>
        <Button icon={<FolderOpen16Regular />} disabledFocusable={busy} onClick={() => void loadIt()}>
          {t('kept.load')}
        </Button>
        <Button disabledFocusable={busy || sure} onClick={() => setSure(true)}>
          {t('kept.reset')}
        </Button>
      </div>
      {sure && (
        <div className={styles.sure}>
          <p>{t('kept.resetSure')}</p>
          <div className={styles.buttons}>
            <Button appearance="primary" onClick={() => void resetIt()}>
              {t('kept.resetNow')}
            </Button>
            <Button onClick={() => setSure(false)}>{t('kept.cancel')}</Button>
          </div>
        </div>
      )}
      <p role="status" className={styles.note}>
        {done}
      </p>
      <Trouble of={save} />
      <Trouble of={load} />
      <Trouble of={reset} />
    </Section>
  );
};
