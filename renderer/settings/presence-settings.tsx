import { Switch } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './settings-section.module.css';

/** Notifications and the tray icon, each with what keeps it from being seen here. */
export const PresenceSettings = () => {
  const { t } = useTranslation();
  const change = useCommand('settings.change');
  const { notices, tray } = useMirror((mirror) => mirror.settings);
  const desktop = useMirror((mirror) => mirror.desktop);
  return (
    <>
      <Switch
        label={t('presence.notices')}
        checked={notices}
        onChange={(_, { checked }) => void change.run({ notices: checked })}
      />
      {!desktop.notices && (
        <p className={styles.note} role="status">
          {t('presence.noNotices')}
        </p>
      )}
      <Switch
        label={t('presence.tray')}
        checked={tray}
        onChange={(_, { checked }) => void change.run({ tray: checked })}
      />
      <p className={styles.note} role="status">
        {desktop.tray === 'nowhere' ? t('presence.noTray') : t('presence.trayNote')}
      </p>
      <Trouble of={change} />
    </>
  );
};
