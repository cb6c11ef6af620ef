import { Checkbox } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './sign-in.module.css';

/** What this system's secret store is worth, and the question where it is worth little. */
export const VaultNote = () => {
  const { t } = useTranslation();
  const { vault, keepAnyway } = useMirror((mirror) => mirror.accounts);
  const keep = useCommand('accounts.keep-anyway');
  return (
    <div className={styles.vault} data-vault={vault}>
      <p>{t(`vault.${vault}`)}</p>
      {vault === 'weak' && (
        <Checkbox
          label={t('vault.keepAnyway')}
          checked={keepAnyway}
          onChange={(_, { checked }) => void keep.run({ yes: checked === true })}
        />
      )}
      <Trouble of={keep} />
    </div>
  );
};

/** Whether the vault keeps what it is given. */
export const useKeeps = (): boolean =>
  useMirror(
    ({ accounts }) => accounts.vault === 'secure' || (accounts.vault === 'weak' && accounts.keepAnyway),
  );
