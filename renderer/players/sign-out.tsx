import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { focusPage } from '../actions/focus.ts';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './account-table.module.css';

/** Asks once more: what is forgotten has to be signed in anew. */
export const SignOut = ({ xuid, who, onCancel }: { xuid: string; who: string; onCancel(): void }) => {
  const { t } = useTranslation();
  const signOut = useCommand('accounts.sign-out');
  const out = async () => {
    if ((await signOut.run({ xuid })) === undefined) return;
    announce(t('players.signedOut', { who }));
    focusPage();
  };
  return (
    <div className={styles.trouble}>
      <p>{t('players.signOutSure', { who })}</p>
      <Trouble of={signOut} />
      <div className={styles.buttons}>
        <Button appearance="primary" autoFocus disabledFocusable={signOut.busy} onClick={() => void out()}>
          {t('players.signOutNow')}
        </Button>
        <Button onClick={onCancel}>{t('settings.cancel')}</Button>
      </div>
    </div>
  );
};
