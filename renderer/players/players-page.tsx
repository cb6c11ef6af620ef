import { useTranslation } from 'react-i18next';
import { ScrollPage } from '../parts/scroll-page.tsx';
import { AccountTable } from './account-table.tsx';
import { LookUpSection } from './look-up-section.tsx';
import { PlayerTable } from './player-table.tsx';
import styles from './players-page.module.css';
import { SignInSection } from './sign-in-section.tsx';
import { VaultAside } from './vault-aside.tsx';

/** Who can join, and what players are doing: the other source of handles. */
const PlayersPage = () => {
  const { t } = useTranslation();
  return (
    <ScrollPage title={t('players.title')} wide>
      <section className={styles.section} aria-labelledby="players-accounts">
        <h3 id="players-accounts" className={styles.heading}>
          {t('players.onXboxLive')}
        </h3>
        <p className={styles.note}>{t('players.whoNote')}</p>
        <VaultAside />
        <AccountTable />
        <SignInSection />
      </section>
      <section className={styles.section} aria-labelledby="players-who">
        <h3 id="players-who" className={styles.heading}>
          {t('players.onEmulator')}
        </h3>
        <p className={styles.note}>{t('players.emulatorNote')}</p>
        <PlayerTable />
      </section>
      <section className={styles.section} aria-labelledby="players-doing">
        <h3 id="players-doing" className={styles.heading}>
          {t('players.doing')}
        </h3>
        <p className={styles.note}>{t('players.doingNote')}</p>
        <LookUpSection />
      </section>
    </ScrollPage>
  );
};

export default PlayersPage;
