import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { VirtualListbox } from '../parts/virtual-listbox.tsx';
import { loadCalls } from '../store/calls.ts';
import type { CommandTrouble } from '../store/command.ts';
import { useStore } from '../store/store.ts';
import { CallDetail } from './call-detail.tsx';
import { CALL_ROW, CallHead, CallRow } from './call-row.tsx';
import styles from './calls.module.css';

/** Every HTTP exchange and change-channel frame of an activation, and the one that is selected in full. */
const Calls = ({ activationId }: { activationId: string }) => {
  const { t } = useTranslation();
  const shown = useStore((state) => (state.calls?.activationId === activationId ? state.calls : null));
  const [selected, setSelected] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<CommandTrouble | null>(null);
  useEffect(() => {
    const load = async () => setTrouble(await loadCalls(activationId));
    void load();
  }, [activationId]);

  const calls = shown?.calls ?? [];
  const call = calls.find(({ id }) => id === selected);
  return (
    <div className={styles.calls}>
      <Trouble of={{ trouble, clear: () => setTrouble(null) }} />
      {calls.length === 0 ? (
        <p className={styles.note}>{shown?.loaded === false ? t('common.loading') : t('calls.empty')}</p>
      ) : (
        <>
          <div className={styles.list}>
            <CallHead />
            <VirtualListbox
              name={t('calls.list')}
              prefix="call"
              ids={calls.map(({ id }) => id)}
              selected={selected}
              onSelect={setSelected}
              heightOf={() => CALL_ROW}
              row={({ id, at, ...place }) => {
                const one = calls[at - 1];
                return (
                  one && (
                    <CallRow
                      key={id}
                      {...place}
                      id={id}
                      at={at}
                      call={one}
                      selected={id === selected}
                      onSelect={setSelected}
                    />
                  )
                );
              }}
            />
          </div>
          {call ? (
            <CallDetail key={call.id} call={call} />
          ) : (
            <p className={styles.note}>{t('calls.select')}</p>
          )}
        </>
      )}
    </div>
  );
};

export default Calls;
