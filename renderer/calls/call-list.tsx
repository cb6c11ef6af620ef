import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallsOf } from '../../electron/ipc/contract.ts';
import { Trouble } from '../parts/trouble.tsx';
import { VirtualListbox } from '../parts/virtual-listbox.tsx';
import { loadCalls, sameCalls } from '../store/calls.ts';
import type { CommandTrouble } from '../store/command.ts';
import { useStore } from '../store/store.ts';
import { CallDetail } from './call-detail.tsx';
import styles from './call-list.module.css';
import { CALL_ROW, CallHead, CallRow } from './call-row.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FilterField } from './filter-field.tsx';
import { useFiltered } from './use-filtered.ts';

type CallListProps = {
  /** The same object as long as they are the same calls. */
  of: CallsOf;
  /** What is told where there are none. */
  empty: string;
};

/** Calls and frames with their filter, and the one that is selected in full. */
export const CallList = ({ of, empty }: CallListProps) => {
  const { t } = useTranslation();
  const shown = useStore((state) => (sameCalls(state.calls?.of, of) ? state.calls : null));
  const [text, setText] = useState('');
  const [selected, setSelected] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<CommandTrouble | null>(null);
  useEffect(() => {
    const load = async () => setTrouble(await loadCalls(of));
    void load();
  }, [of]);

  const all = shown?.calls ?? NONE;
  const filtered = useFiltered(of, all, text);
  const { calls } = filtered;
  if (all.length === 0) {
    return (
      <>
        <Trouble of={{ trouble, clear: () => setTrouble(null) }} />
        <p className={styles.note}>{shown?.loaded === false ? t('common.loading') : empty}</p>
      </>
    );
  }
  const filters = calls.length < all.length;
  return (
    <div className={styles.calls}>
      <div className={styles.bar}>
        <FilterField text={text} problems={filtered.problems} calls={all} onChange={setText} />
        <ExportMenu of={of} calls={calls} all={!filters} />
        <p className={styles.count} role="status" aria-busy={filtered.searching}>
          {filters
            ? t('calls.countOf', { shown: calls.length.toLocaleString(), count: all.length })
            : t('calls.count', { count: all.length })}
        </p>
      </div>
      <Trouble of={{ trouble: trouble ?? filtered.trouble, clear: () => setTrouble(null) }} />
      <div className={styles.list}>
        <CallHead />
        {calls.length === 0 && <p className={styles.note}>{t('calls.noMatch')}</p>}
        <VirtualListbox
          headed
          name={t('calls.list')}
          prefix="call"
          ids={calls.map(({ id }) => id)}
          selected={selected}
          onSelect={setSelected}
          heightOf={() => CALL_ROW}
          atEnd={of.kind === 'all'}
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
      {selected !== null && calls.some(({ id }) => id === selected) ? (
        <CallDetail key={selected} of={of} id={selected} />
      ) : (
        <p className={styles.note}>{t('calls.select')}</p>
      )}
    </div>
  );
};

const NONE: readonly never[] = [];
