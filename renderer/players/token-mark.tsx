import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../electron/ipc/contract.ts';
import { tokenWords } from '../words/account.ts';
import { useTimes } from '../words/use-times.ts';
import styles from './account-table.module.css';

const icons = {
  none: <Circle16Regular />,
  renewing: <ArrowSync16Regular />,
  good: <CheckmarkCircle16Filled />,
  trouble: <Warning16Filled />,
};

/** The state of an account's token: a shape, the words, and a colour that only repeats them. */
export const TokenMark = ({ account }: { account: Account }) => {
  const { t } = useTranslation();
  const times = useTimes();
  return (
    <span className={styles.mark} data-state={account.token.state}>
      {icons[account.token.state]}
      <span>
        {tokenWords(t, times, account)}
        {account.titled === false && <div className={styles.small}>{t('token.noTitle')}</div>}
      </span>
    </span>
  );
};
