import { useTranslation } from 'react-i18next';
import type { Account } from '../../electron/ipc/contract.ts';
import { Fact, Facts } from '../parts/facts.tsx';
import { IdText } from '../parts/id-text.tsx';
import { tokenWords } from '../words/account.ts';
import { claimText } from '../words/claim.ts';
import { useTimes } from '../words/use-times.ts';
import styles from './sign-in.module.css';

/** Claims that stand among the account's own facts. */
const TOLD: ReadonlySet<string> = new Set(['xuid', 'sandbox', 'title', 'expires']);

/** What a token says of itself, or Xbox Live with it; never the token. */
export const TokenFacts = ({ account }: { account: Account }) => {
  const { t } = useTranslation();
  const times = useTimes();
  const { kind, xuid, sandbox, titled, claims } = account;
  const [, title] = claims.find(([name]) => name === 'title') ?? [];
  return (
    <>
      <Facts>
        <Fact name={t('players.xuid')}>
          <IdText text={xuid} what={t('players.xuid')} />
        </Fact>
        <Fact name={t('players.token')}>{tokenWords(t, times, account)}</Fact>
        <Fact name={t('players.sandbox')}>{sandbox ?? t('players.noSandbox')}</Fact>
        {titled !== null && (
          <Fact name={t('claim.title')}>
            {titled && title !== undefined ? (
              <IdText text={title} what={t('claim.title')} />
            ) : (
              t(titled ? 'token.titled' : 'token.untitled')
            )}
          </Fact>
        )}
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
      {kind === 'token' && claims.length === 0 && <p className={styles.note}>{t('paste.noClaims')}</p>}
    </>
  );
};
