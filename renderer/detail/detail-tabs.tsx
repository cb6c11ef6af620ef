import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activation, SessionView } from '../../electron/ipc/contract.ts';
import { LinkFacts } from '../link/link-facts.tsx';
import { Tabs, tabId } from '../parts/tabs.tsx';
import { Members } from '../session/members.tsx';
import { type DetailTab, showTab, useStore } from '../store/store.ts';
import styles from './detail-tabs.module.css';

const loaders = {
  properties: () => import('../session/properties.tsx'),
  changes: () => import('../changes/changes.tsx'),
  raw: () => import('../session/raw.tsx'),
  calls: () => import('../calls/calls.tsx'),
};
const Properties = lazy(loaders.properties);
const Changes = lazy(loaders.changes);
const Raw = lazy(loaders.raw);
const Calls = lazy(loaders.calls);

/** Fetches a tab's code ahead of its click. Should that fail, the click tries again and tells. */
const fetchAhead = (tab: DetailTab): void => {
  if (tab !== 'members' && tab !== 'link') loaders[tab]().catch(() => undefined);
};

const WITH_SESSION: readonly DetailTab[] = ['members', 'properties', 'changes', 'raw', 'calls', 'link'];
const WITHOUT_SESSION: readonly DetailTab[] = ['link', 'calls'];

type DetailTabsProps = { activation: Activation; session: SessionView | undefined };

const Panel = ({ tab, activation, session }: DetailTabsProps & { tab: DetailTab }) => {
  switch (tab) {
    case 'members':
      return session && <Members session={session} />;
    case 'properties':
      return session && <Properties session={session} />;
    case 'changes':
      return session && <Changes activationId={activation.id} you={session.you} />;
    case 'raw':
      return session && <Raw session={session} />;
    case 'calls':
      return <Calls activationId={activation.id} />;
    case 'link':
      return <LinkFacts activation={activation} />;
  }
};

/** The views of an activation. The one that was chosen last stays chosen where the next activation has it. */
export const DetailTabs = ({ activation, session }: DetailTabsProps) => {
  const { t } = useTranslation();
  const chosen = useStore((state) => state.tab);
  const tabs = session ? WITH_SESSION : WITHOUT_SESSION;
  const tab = tabs.includes(chosen) ? chosen : (tabs[0] ?? 'link');
  return (
    <>
      <Tabs
        name={t('tabs.label')}
        tabs={tabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
        selected={tab}
        onSelect={showTab}
        onNear={fetchAhead}
        panel="detail"
      />
      <div id="detail" className={styles.panel} role="tabpanel" aria-labelledby={tabId('detail', tab)}>
        <Suspense fallback={null}>
          <Panel tab={tab} activation={activation} session={session} />
        </Suspense>
      </div>
    </>
  );
};
