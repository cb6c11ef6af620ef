import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../electron/ipc/contract.ts';
import { IdText } from '../parts/id-text.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { AccountMore } from './account-more.tsx';
import styles from './account-table.module.css';
import { ChannelMark } from './channel-mark.tsx';
import { LimitsMark } from './limits-mark.tsx';
import { withRecent } from './recent-sandboxes.ts';
import { SandboxChoice } from './sandbox-choice.tsx';
import { TokenMark } from './token-mark.tsx';
import { useMore } from './use-more.ts';

/** An account: as whom it plays, in which sandbox, how its token is; below it what it needs, or what is being done. */
export const AccountRow = ({ account }: { account: Account }) => {
  const { t } = useTranslation();
  const { xuid, gamertag, kind, kept, claims } = account;
  const recent = useMirror((mirror) => mirror.settings.recentSandboxes);
  const change = useCommand('accounts.sandbox');
  const remember = useCommand('settings.change');
  const [more, show] = useMore();

  const changeTo = async (sandbox: string) => {
    if ((await change.run({ xuid, sandbox })) === undefined) return;
    show(null);
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
          <div className={styles.brief}>
            {t(`players.kind-${kind}`)}, {t(kept ? 'players.kept' : 'players.notKept')}
          </div>
        </th>
        <td className={styles.kind}>
          {t(`players.kind-${kind}`)}
          <div className={styles.small}>{t(kept ? 'players.kept' : 'players.notKept')}</div>
        </td>
        <td>
          <SandboxChoice
            account={account}
            busy={change.busy}
            onChoose={(sandbox) => void changeTo(sandbox)}
            onOther={() => show('sandbox')}
          />
        </td>
        <td>
          <TokenMark account={account} />
        </td>
        <td>
          <ChannelMark xuid={xuid} directory="xbox-live" />
          <LimitsMark xuid={xuid} />
        </td>
        <td className={styles.act}>
          {(kind === 'token' || claims.length > 0) && (
            <Button
              size="small"
              appearance="subtle"
              aria-expanded={more === 'token'}
              aria-label={t('players.detailsOf', { who: gamertag })}
              onClick={() => show(more === 'token' ? null : 'token')}
            >
              {t('players.details')}
            </Button>
          )}
          <Button
            size="small"
            aria-label={t('players.signOutWhom', { who: gamertag })}
            onClick={() => show('sign-out')}
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
        onDone={() => show(null)}
      />
    </>
  );
};
