import { useTranslation } from 'react-i18next';
import { useMirror } from '../store/store.ts';
import { ACCOUNT_COLUMNS } from './account-columns.ts';
import { AccountRow } from './account-row.tsx';
import styles from './account-table.module.css';

/** The accounts on Xbox Live, or what they would be for. */
export const AccountTable = () => {
  const { t } = useTranslation();
  const accounts = useMirror((mirror) => mirror.accounts.accounts);
  if (accounts.length === 0) return <p className={styles.empty}>{t('players.noAccounts')}</p>;
  return (
    <div className={styles.wide}>
      <table className={styles.table} aria-label={t('players.accounts')}>
        <thead>
          <tr>
            {ACCOUNT_COLUMNS.map((column) => (
              <th key={column} scope="col" className={column === 'kind' ? styles.kind : undefined}>
                {t(`players.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className={styles.unseen}>{t('lookUp.act')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <AccountRow key={account.xuid} account={account} />
          ))}
        </tbody>
      </table>
    </div>
  );
};
