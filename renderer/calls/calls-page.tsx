import { Button, Select } from '@fluentui/react-components';
import { FolderOpen16Regular } from '@fluentui/react-icons/svg/folder-open';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallsOf, Capture } from '../../electron/ipc/contract.ts';
import { Choice } from '../parts/choice.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { showCallsOf, useStore } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { CallList } from './call-list.tsx';
import styles from './calls-page.module.css';
import { CaptureFacts } from './capture-facts.tsx';
import { CaptureSessions } from './capture-sessions.tsx';

const keyOf = (of: CallsOf): string => ('id' in of ? of.id : of.kind);

/** The calls of all activations, and of captures that were opened. */
const CallsPage = () => {
  const { t } = useTranslation();
  const of = useStore((state) => state.callsOf);
  const listing = useCommand('captures.list');
  const opening = useCommand('captures.open');
  const removing = useCommand('captures.remove');
  const [captures, setCaptures] = useState<readonly Capture[]>([]);
  const [view, setView] = useState<'calls' | 'sessions'>('calls');
  const { run: list } = listing;

  // A capture that was dropped is in view before it is in the list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew for each that comes into view
  useEffect(() => {
    const load = async () => setCaptures((await list(null)) ?? []);
    void load();
  }, [list, of]);

  const show = (capture: Capture | null | undefined) => {
    if (!capture) return;
    setCaptures((before) => [capture, ...before]);
    showCallsOf({ kind: 'capture', id: capture.id });
    announce(t('captures.opened', { name: capture.name }));
  };
  const remove = async (id: string) => {
    if ((await removing.run({ id })) === undefined) return;
    setCaptures((before) => before.filter((capture) => capture.id !== id));
    showCallsOf({ kind: 'all' });
  };
  const shown = of.kind === 'capture' ? captures.find(({ id }) => id === of.id) : undefined;

  return (
    <section className={styles.page} aria-labelledby="calls-title">
      <header className={styles.head}>
        <h2 id="calls-title" className={styles.title}>
          {t('calls.title')}
        </h2>
        <Select
          className={styles.whose ?? ''}
          aria-label={t('captures.whose')}
          value={keyOf(of)}
          onChange={(_, { value }) =>
            showCallsOf(value === 'all' ? { kind: 'all' } : { kind: 'capture', id: value })
          }
        >
          <option value="all">{t('captures.all')}</option>
          {captures.map(({ id, name }) => (
            <option key={id} value={id}>
              {t('captures.capture', { name })}
            </option>
          ))}
        </Select>
        <Button
          icon={<FolderOpen16Regular />}
          disabledFocusable={opening.busy}
          onClick={() => void opening.run(null).then(show)}
        >
          {t('captures.open')}
        </Button>
      </header>
      {[listing, opening, removing].map((used, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: always the same three
        <Trouble key={at} of={used} />
      ))}
      {shown && <CaptureFacts capture={shown} onRemove={() => void remove(shown.id)} />}
      {of.kind === 'capture' && (
        <div className={styles.view}>
          <Choice<'calls' | 'sessions'>
            name={t('captures.view')}
            options={[
              { value: 'calls', label: t('captures.viewCalls') },
              { value: 'sessions', label: t('captures.viewSessions') },
            ]}
            value={view}
            onChange={setView}
          />
        </div>
      )}
      <div className={styles.list}>
        {of.kind === 'capture' && view === 'sessions' ? (
          <CaptureSessions key={of.id} of={of} />
        ) : (
          <CallList
            key={keyOf(of)}
            of={of}
            empty={t(of.kind === 'capture' ? 'calls.emptyCapture' : 'calls.emptyAll')}
          />
        )}
      </div>
    </section>
  );
};

export default CallsPage;
