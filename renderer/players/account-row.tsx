import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../electron/ipc/contract.ts';
import { IdText } from '../parts/id-text.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { AccountMore, type More } from './account-more.tsx';
import styles from './account-table.module.css';
import { ChannelMark } from './channel-mark.tsx';
import { LimitsMark } from './limits-mark.tsx';
import { withRecent } from './recent-sandboxes.ts';
import { SandboxChoice } from './sandbox-choice.tsx';
import { TokenMark } from './token-mark.tsx';

/** An account: as whom it plays, in which sandbox, how its token is; below it what it needs, or what is being done. */
export const AccountRow = ({ account }: { account: Account }) => {
  const { t } = useTranslation();
  const { xuid, gamertag, kind, kept } = account;
  const recent = useMirror((mirror) => mirror.settings.recentSandboxes);
  const change = useCommand('accounts.sandbox');
  const remember = useCommand('settings.change');
  const [more, setMore] = useState<More>(null);

  const changeTo = async (sandbox: string) => {
    if ((await change.run({ xuid, sandbox })) === undefined) return;
    setMore(null);
    await remember.run({ recentSandboxes: withRecent(recent, sandbox) });
  };

  return (
    <>
      <tr>
        <th scope="row">
          {gamertag}
          <div className={styles.xuid}>
            <IdText text={xuid} what={t('players.xuid')} />
          </div>
        </th>
        <td>
          {t(`players.kind-${kind}`)}
          <div className={styles.small}>{t(kept ? 'players.kept' : 'players.notKept')}</div>
        </td>
        <td>
          <SandboxChoice
            account={account}
            busy={change.busy}
            onChoose={(sandbox) => void changeTo(sandbox)}
            onOther={() => setMore('sandbox')}
          />
        </td>
        <td>
          <TokenMark token={account.token} />
        </td>
        <td>
          <ChannelMark xuid={xuid} directory="xbox-live" />
          <LimitsMark xuid={xuid} />
        </td>
        <td className={styles.act}>
          {kind === 'token' && (
            <Button
              size="small"
              appearance="subtle"
              aria-expanded={more === 'token'}
              aria-label={t('players.detailsOf', { who: gamertag })}
              onClick={() => setMore(more === 'token' ? null : 'token')}
            >
              {t('players.details')}
            </Button>
          )}
          <Button
            size="small"
            aria-label={t('players.signOutWhom', { who: gamertag })}
            onClick={() => setMore('sign-out')}
          >
            {t('players.signOut')}
          </Button>
        </td>
      </tr>
      <AccountMore
        account={account}
        more={more}
        change={change}
        remember={remember}
        onSandbox={(sandbox) => void changeTo(sandbox)}
        onDone={() => setMore(null)}
      />
    </>
  );
};
