import { useTranslation } from 'react-i18next';
import type { Account } from '../../electron/ipc/contract.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { IdText } from '../parts/id-text.tsx';
import { tokenWords } from '../words/account.ts';
import { claimText } from '../words/claim.ts';
import { useTimes } from '../words/use-times.ts';
import styles from './sign-in.module.css';

/** Claims that stand among the account's own facts. */
const TOLD: ReadonlySet<string> = new Set(['xuid', 'sandbox', 'expires']);

/** What a pasted token says of itself; never the token. */
export const TokenFacts = ({ account }: { account: Account }) => {
  const { t } = useTranslation();
  const times = useTimes();
  const { xuid, sandbox, claims } = account;
  return (
    <>
      <Facts>
        <Fact name={t('players.xuid')}>
          <IdText text={xuid} what={t('players.xuid')} />
        </Fact>
        <Fact name={t('players.token')}>{tokenWords(t, times, account)}</Fact>
        <Fact name={t('players.sandbox')}>{sandbox ?? t('players.noSandbox')}</Fact>
        {claims
          .filter(([name]) => !TOLD.has(name))
          .map(([name, value]) => (
            <Fact key={name} name={claimText(t, name)}>
              <code className={styles.claim}>
                <bdi>{value}</bdi>
              </code>
            </Fact>
          ))}
      </Facts>
      {claims.length === 0 && <p className={styles.note}>{t('paste.noClaims')}</p>}
    </>
  );
};
