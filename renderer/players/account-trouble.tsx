import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../electron/ipc/contract.ts';
import { Answer } from '../detail/outcome-answer.tsx';
import { openSignIn } from '../sign-in/view.ts';
import styles from './account-table.module.css';

type AccountTroubleProps = {
  account: Account;
  explanation: Extract<Account['token'], { state: 'trouble' }>['explanation'];
};

/** Why an account has no token, what to do, and the button that does it. */
export const AccountTrouble = ({ account: { kind, gamertag }, explanation }: AccountTroubleProps) => {
  const { t } = useTranslation();
  return (
    <div className={styles.trouble}>
      <Answer explanation={explanation} />
      <div className={styles.buttons}>
        {kind === 'microsoft' ? (
          <Button onClick={() => openSignIn('sign-in', gamertag)}>{t('players.signInAgain')}</Button>
        ) : (
          <Button onClick={() => openSignIn('paste', gamertag)}>{t('players.pasteAgain')}</Button>
        )}
      </div>
    </div>
  );
};
