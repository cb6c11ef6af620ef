import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../electron/ipc/contract.ts';
import type { SessionDocument } from '../../protocol/document.ts';
import type { SessionRef } from '../../protocol/session-ref.ts';
import { IdText } from '../parts/id-text.tsx';
import { Later, laterCode } from '../parts/later.tsx';
import { Tabs, tabId } from '../parts/tabs.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { Members } from '../session/members.tsx';
import { shareStructure } from '../store/share-structure.ts';
import styles from './split.module.css';
import { usePart } from './use-part.ts';

const laterViews = {
  properties: laterCode(() => import('../session/properties.tsx')),
  raw: laterCode(() => import('../session/raw.tsx')),
};

const VIEWS = ['members', 'properties', 'raw'] as const;
type View = (typeof VIEWS)[number];

const fetchAhead = (view: View): void => {
  if (view !== 'members') laterViews[view].fetchAhead();
};

/** As a joined session is shown, by nobody who is in it. */
const viewOf = (ref: SessionRef, document: SessionDocument): SessionView => ({
  activationId: '',
  ref,
  document,
  etag: null,
  channel: 'live',
  you: '',
  readAt: '',
});

/** What did not change stays the same object, so that only what did is drawn again. */
const useShared = (document: SessionDocument | undefined): SessionDocument | undefined => {
  const last = useRef<SessionDocument>(undefined);
  return useMemo(() => {
    last.current = document && shareStructure(last.current, document);
    return last.current;
  }, [document]);
};

const Shown = ({ view, session }: { view: View; session: SessionView }) => {
  switch (view) {
    case 'members':
      return <Members session={session} />;
    case 'properties':
      return <Later code={laterViews.properties} props={{ session }} />;
    case 'raw':
      return <Later code={laterViews.raw} props={{ session }} />;
  }
};

/** One session from outside, as it is now and as it changes. */
export const SessionLook = ({ sessionRef }: { sessionRef: SessionRef }) => {
  const { t } = useTranslation();
  const [view, setView] = useState<View>('members');
  const part = usePart('sessions', 'emulator.session', sessionRef);
  const document = useShared(part.value);
  const session = useMemo(() => document && viewOf(sessionRef, document), [sessionRef, document]);
  const gone = part.trouble?.code === 'emulator-refused';
  return (
    <>
      <header className={styles.head}>
        <h3 className={styles.title}>{sessionRef.templateName}</h3>
        <IdText text={sessionRef.name} what={t('looks.name')} />
        <p className={styles.facts} role="status">
          {gone ? t('looks.gone') : document && t('looks.change', { number: document.changeNumber ?? '–' })}
        </p>
      </header>
      {!gone && <Trouble of={part} />}
      <Tabs<View>
        name={t('looks.views')}
        tabs={VIEWS.map((value) => ({ value, label: t(`tabs.${value}`) }))}
        selected={view}
        onSelect={setView}
        onNear={fetchAhead}
        panel="look-view"
      />
      <div id="look-view" className={styles.panel} role="tabpanel" aria-labelledby={tabId('look-view', view)}>
        {session && <Shown view={view} session={session} />}
      </div>
    </>
  );
};
