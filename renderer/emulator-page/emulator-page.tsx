import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Later, laterCode } from '../parts/later.tsx';
import { Tabs, tabId } from '../parts/tabs.tsx';
import { command } from '../store/command.ts';
import styles from './emulator-page.module.css';
import { PageHead } from './page-head.tsx';
import { Scenarios } from './scenarios.tsx';
import { EMULATOR_TABS, type EmulatorTab, showEmulatorTab, useView } from './view.ts';

const laterTabs = {
  sessions: laterCode(() => import('./sessions.tsx')),
  players: laterCode(() => import('./players.tsx')),
  faults: laterCode(() => import('./faults.tsx')),
  requests: laterCode(() => import('./requests.tsx')),
  state: laterCode(() => import('./state.tsx')),
};

/** Fetches a tab's code ahead of its click. */
const fetchAhead = (tab: EmulatorTab): void => {
  if (tab !== 'scenarios') laterTabs[tab].fetchAhead();
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
        {tab === 'scenarios' ? <Scenarios /> : <Later code={laterTabs[tab]} props={{}} />}
      </div>
    </div>
  );
};

export default EmulatorPage;
