import { lazy, Suspense } from 'react';
import { InvitesPage } from '../invites/invites-page.tsx';
import { useStore } from '../store/store.ts';
import { Announcer } from './announcer.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { LinkCatcher } from './link-catcher.tsx';
import { Navigation } from './navigation.tsx';
import styles from './shell.module.css';

const SettingsPage = lazy(() => import('../settings/settings-page.tsx'));

/** Navigation at the side, the page beside it; links are caught wherever they are dropped or pasted. */
export const Shell = () => {
  const page = useStore((state) => state.page);
  return (
    <div className={styles.shell}>
      <Navigation />
      <main className={styles.page}>
        <LinkCatcher>
          <ErrorBoundary key={page}>
            {page === 'invites' ? (
              <InvitesPage />
            ) : (
              <Suspense fallback={null}>
                <SettingsPage />
              </Suspense>
            )}
          </ErrorBoundary>
        </LinkCatcher>
      </main>
      <Announcer />
    </div>
  );
};
