import { useTranslation } from 'react-i18next';
import { Detail } from '../detail/detail.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useStore } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { InviteList } from './invite-list.tsx';
import { InviteSearch } from './invite-search.tsx';
import styles from './invites-page.module.css';
import { PasteField } from './paste-field.tsx';
import { SendYourself } from './send-yourself.tsx';

/** The list of activations, and beside it the one that is selected. */
export const InvitesPage = () => {
  const { t } = useTranslation();
  const send = useCommand('emulator.invite-me');
  const selected = useStore((state) => state.selected !== null);
  return (
    <div className={styles.page} data-selected={selected}>
      <section className={styles.list} aria-labelledby="invites-title">
        <header className={styles.header}>
          <h2 id="invites-title" className={styles.title}>
            {t('invites.title')}
          </h2>
          <SendYourself send={send} />
        </header>
        <Trouble of={send} />
        <PasteField />
        <InviteSearch />
        <InviteList />
      </section>
      <section className={styles.detail} aria-label={t('invites.detail')}>
        <Detail />
      </section>
    </div>
  );
};
