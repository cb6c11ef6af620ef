import { InvitesPage } from '../invites/invites-page.tsx';
import { Later, laterCode } from '../parts/later.tsx';
import { type Page, useStore } from '../store/store.ts';
import { Announcer } from './announcer.tsx';
import { Catcher } from './catcher.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Navigation } from './navigation.tsx';
import { Overlays } from './overlays.tsx';
import styles from './shell.module.css';

/** Fetched when they are first opened: the invites are what the window begins with. */
const laterPages: Record<Exclude<Page, 'invites'>, ReturnType<typeof laterCode>> = {
  compose: laterCode(() => import('../compose/compose-page.tsx')),
  players: laterCode(() => import('../players/players-page.tsx')),
  calls: laterCode(() => import('../calls/calls-page.tsx')),
  emulator: laterCode(() => import('../emulator-page/emulator-page.tsx')),
  settings: laterCode(() => import('../settings/settings-page.tsx')),
};

const ShownPage = ({ page }: { page: Page }) => {
  if (page === 'invites') return <InvitesPage />;
  return <Later code={laterPages[page]} props={{}} />;
};

/** Navigation at the side, the page beside it; links and captures are caught on each. */
export const Shell = () => {
  const page = useStore((state) => state.page);
  return (
    <div className={styles.shell}>
      <Navigation />
      <main className={styles.page} tabIndex={-1}>
        <Catcher>
          <ErrorBoundary key={page}>
            <ShownPage page={page} />
          </ErrorBoundary>
        </Catcher>
        <Overlays />
      </main>
      <Announcer />
    </div>
  );
};
