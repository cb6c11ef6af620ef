import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activation, SessionView } from '../../electron/ipc/contract.ts';
import { LinkFacts } from '../link/link-facts.tsx';
import { Later, laterCode } from '../parts/later.tsx';
import { Tabs, tabId } from '../parts/tabs.tsx';
import { Members } from '../session/members.tsx';
import { type DetailTab, showTab, useStore } from '../store/store.ts';
import styles from './detail-tabs.module.css';
import { tabsOf } from './tabs-of.ts';

const laterTabs = {
  properties: laterCode(() => import('../session/properties.tsx')),
  changes: laterCode(() => import('../changes/changes.tsx')),
  raw: laterCode(() => import('../session/raw.tsx')),
  calls: laterCode(() => import('../calls/calls.tsx')),
};

/** Fetches a tab's code ahead of its click. */
const fetchAhead = (tab: DetailTab): void => {
  if (tab !== 'members' && tab !== 'link') laterTabs[tab].fetchAhead();
};

/** Should it fail, the click on the tab tries again and tells. */
const getEditorReady = async (): Promise<void> => {
  laterTabs.raw.fetchAhead();
  const { runIn } = await import('../session/json-view.ts');
  requestIdleCallback(runIn);
};

/** The editor's code is by far the largest: where a session is shown it is got ready as soon as nothing else is to do. */
const useEditorAhead = (isSession: boolean): void => {
  useEffect(() => {
    if (!isSession) return;
    const waiting = requestIdleCallback(() => void getEditorReady().catch(() => undefined));
    return () => cancelIdleCallback(waiting);
  }, [isSession]);
};

type DetailTabsProps = { activation: Activation; session: SessionView | undefined };

const Panel = ({ tab, activation, session }: DetailTabsProps & { tab: DetailTab }) => {
  switch (tab) {
    case 'members':
      return session && <Members session={session} />;
    case 'properties':
      return session && <Later code={laterTabs.properties} props={{ session }} />;
    case 'changes':
      return (
        session && (
          <Later code={laterTabs.changes} props={{ activationId: activation.id, you: session.you }} />
        )
      );
    case 'raw':
      return session && <Later code={laterTabs.raw} props={{ session }} />;
    case 'calls':
      return <Later code={laterTabs.calls} props={{ activationId: activation.id }} />;
    case 'link':
      return <LinkFacts activation={activation} />;
  }
};

/** The views of an activation. The one that was chosen last stays chosen where the next activation has it. */
export const DetailTabs = ({ activation, session }: DetailTabsProps) => {
  const { t } = useTranslation();
  const chosen = useStore((state) => state.tab);
  useEditorAhead(session !== undefined);
  const tabs = tabsOf(session !== undefined);
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
        <Panel tab={tab} activation={activation} session={session} />
      </div>
    </>
  );
};
