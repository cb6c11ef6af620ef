import { useTranslation } from 'react-i18next';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { ClockSection } from './clock-section.tsx';
import { LimitsSection } from './limits-section.tsx';
import { SnapshotsSection } from './snapshots-section.tsx';
import styles from './state.module.css';
import { StateSection } from './state-section.tsx';

/** What the emulator goes by and what it holds: clock, limits, files, snapshots. */
const State = () => {
  const { t } = useTranslation();
  return (
    <ScrollArea className={styles.area} name={t('emu.tabs.state')}>
      <ClockSection />
      <LimitsSection />
      <StateSection />
      <SnapshotsSection />
    </ScrollArea>
  );
};

export default State;
