import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Tabs, tabId } from '../parts/tabs.tsx';
import { command } from '../store/command.ts';
import styles from './emulator-page.module.css';
import { PageHead } from './page-head.tsx';
import { Scenarios } from './scenarios.tsx';
import { EMULATOR_TABS, type EmulatorTab, showEmulatorTab, useView } from './view.ts';

const loaders = {
  sessions: () => import('./sessions.tsx'),
  players: () => import('./players.tsx'),
  faults: () => import('./faults.tsx'),
  requests: () => import('./requests.tsx'),
  state: () => import('./state.tsx'),
};
const panels: Record<EmulatorTab, ComponentType> = {
  scenarios: Scenarios,
  sessions: lazy(loaders.sessions),
  players: lazy(loaders.players),
  faults: lazy(loaders.faults),
  requests: lazy(loaders.requests),
  state: lazy(loaders.state),
};

/** Fetches a tab's code ahead of its click. Should that fail, the click tries again and tells. */
const fetchAhead = (tab: EmulatorTab): void => {
  if (tab !== 'scenarios') loaders[tab]().catch(() => undefined);
};

/** Has main tell what changes in the emulator, for as long as the page is open; it tells of trouble itself. */
const useNews = (): void =>
  useEffect(() => {
    void command('emulator.watch', { on: true });
    return () => void command('emulator.watch', { on: false });
  }, []);

/** Everything that a script does with `/_emulator/`, by hand. */
const EmulatorPage = () => {
  const { t } = useTranslation();
  useNews();
  const tab = useView((view) => view.tab);
  const Panel = panels[tab];
  return (
    <div className={styles.page}>
      <PageHead />
      <Tabs
        name={t('emu.parts')}
        tabs={EMULATOR_TABS.map((value) => ({ value, label: t(`emu.tabs.${value}`) }))}
        selected={tab}
        onSelect={showEmulatorTab}
        onNear={fetchAhead}
        panel="emulator"
      />
      <div id="emulator" className={styles.panel} role="tabpanel" aria-labelledby={tabId('emulator', tab)}>
        <Suspense fallback={null}>
          <Panel />
        </Suspense>
      </div>
    </div>
  );
};

export default EmulatorPage;
