import { useTranslation } from 'react-i18next';
import type { Account } from '../../electron/ipc/contract.ts';
import { Trouble } from '../parts/trouble.tsx';
import { TokenFacts } from '../sign-in/token-facts.tsx';
import type { UsedCommand } from '../store/use-command.ts';
import { ACCOUNT_COLUMNS } from './account-columns.ts';
import styles from './account-table.module.css';
import { AccountTrouble } from './account-trouble.tsx';
import { SandboxForm } from './sandbox-form.tsx';
import { SignOut } from './sign-out.tsx';
import type { More } from './use-more.ts';

type AccountMoreProps = {
  account: Account;
  more: More;
  change: UsedCommand<'accounts.sandbox'>;
  remember: UsedCommand<'settings.change'>;
  onSandbox(sandbox: string): void;
  onDone(): void;
};

/** The line below an account; none where there is nothing to say. */
export const AccountMore = ({ account, more, change, remember, onSandbox, onDone }: AccountMoreProps) => {
  const { t } = useTranslation();
  const { token, gamertag, xuid } = account;
  if (more === null && token.state !== 'trouble' && !change.trouble && !remember.trouble) return null;
  return (
    <tr className={styles.more}>
      <td colSpan={ACCOUNT_COLUMNS.length + 1}>
        {token.state === 'trouble' && <AccountTrouble account={account} explanation={token.explanation} />}
        {more === 'sandbox' && (
          <SandboxForm who={gamertag} busy={change.busy} onChoose={onSandbox} onCancel={onDone} />
        )}
        {more === 'sign-out' && <SignOut xuid={xuid} who={gamertag} onCancel={onDone} />}
        {more === 'token' && (
          <section aria-label={t('players.tokenOf', { who: gamertag })}>
            <TokenFacts account={account} />
          </section>
        )}
        <Trouble of={change} />
        <Trouble of={remember} />
      </td>
    </tr>
  );
};
