import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { VirtualListbox } from '../parts/virtual-listbox.tsx';
import { useMirror } from '../store/store.ts';
import { RequestDetail } from './request-detail.tsx';
import { RequestFilterBar } from './request-filter-bar.tsx';
import { NO_FILTER, passing } from './request-list.ts';
import { REQUEST_ROW, RequestHead, RequestRow } from './request-row.tsx';
import styles from './requests.module.css';
import { useRequests } from './use-requests.ts';

/** The last 10,000 calls as they come, with the reason for each refusal, and one of them in full. */
const Requests = () => {
  const { t } = useTranslation();
  const list = useRequests();
  const gamertags = useMirror((mirror) => mirror.gamertags);
  const [filter, setFilter] = useState(NO_FILTER);
  const [selected, setSelected] = useState<string | null>(null);
  const shown = useMemo(() => passing(list.rows, filter, gamertags), [list.rows, filter, gamertags]);
  const ids = useMemo(() => shown.map(({ id }) => String(id)), [shown]);
  return (
    <div className={styles.requests}>
      <RequestFilterBar filter={filter} onFilter={setFilter} shown={shown.length} count={list.rows.length} />
      <Trouble of={list} />
      {shown.length === 0 ? (
        <p className={styles.note}>{t(list.rows.length === 0 ? 'requests.none' : 'requests.noneFound')}</p>
      ) : (
        <div className={styles.list}>
          <RequestHead />
          <VirtualListbox
            headed
            name={t('requests.list')}
            prefix="request"
            ids={ids}
            selected={selected}
            onSelect={setSelected}
            heightOf={() => REQUEST_ROW}
            atEnd
            row={({ id, at, ...place }) => {
              const one = shown[at - 1];
              return (
                one && (
                  <RequestRow
                    key={id}
                    {...place}
                    id={id}
                    at={at}
                    request={one}
                    who={one.xuid === null ? null : (gamertags[one.xuid] ?? one.xuid)}
                    selected={id === selected}
                    onSelect={setSelected}
                  />
                )
              );
            }}
          />
        </div>
      )}
      <div className={styles.detail}>
        {selected === null ? (
          <p className={styles.note}>{t('requests.select')}</p>
        ) : (
          <RequestDetail key={selected} id={Number(selected)} />
        )}
      </div>
    </div>
  );
};

export default Requests;
