import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../electron/ipc/contract.ts';
import styles from './sign-in.module.css';
import { TokenFacts } from './token-facts.tsx';
import { closeSignIn } from './view.ts';

/** What became of a pasted token: whose it is, and what it says of itself. */
export const PastedToken = ({ account, onAnother }: { account: Account; onAnother(): void }) => {
  const { t } = useTranslation();
  return (
    <div className={styles.form}>
      <p>{t(account.kept ? 'paste.takenKept' : 'paste.takenNow', { who: account.gamertag })}</p>
      <TokenFacts account={account} />
      <div className={styles.actions}>
        <Button appearance="primary" onClick={closeSignIn}>
          {t('paste.done')}
        </Button>
        <Button onClick={onAnother}>{t('paste.another')}</Button>
      </div>
    </div>
  );
};
