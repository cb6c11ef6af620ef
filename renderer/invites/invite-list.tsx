import { type KeyboardEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Later, laterCode } from '../parts/later.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { VirtualListbox } from '../parts/virtual-listbox.tsx';
import { loadMore, shownIds, useFound } from '../store/found.ts';
import { endPicking, pickAll, togglePicked, usePicked } from '../store/picked.ts';
import { showActivation, useMirror, useStore } from '../store/store.ts';
import styles from './invite-list.module.css';
import { InviteRow, rowHeight } from './invite-row.tsx';

const pickBar = laterCode(() => import('./pick-bar.tsx'));
const loadMoreAtEnd = (): void => void loadMore();

/** While some are picked: the space bar picks, Ctrl+A picks all that are shown, Escape ends it. */
const pickKey = (event: KeyboardEvent, selected: string | null, ids: readonly string[]): void => {
  if (event.key === ' ' && selected !== null) togglePicked(selected);
  else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) pickAll(ids);
  else if (event.key === 'Escape') endPicking();
  else return;
  event.preventDefault();
};

/** Activations, newest first: all of them, or those that were looked for. */
export const InviteList = () => {
  const { t } = useTranslation();
  const order = useMirror((mirror) => mirror.order);
  const activations = useMirror((mirror) => mirror.activations);
  const selected = useStore((state) => state.selected);
  const state = useFound();
  const picked = usePicked(({ ids }) => ids);
  const ids = useMemo(() => shownIds(order, state), [order, state]);
  const total = state.found ? state.found.total : order.length + (state.older?.total ?? 0);
  const clear = () => useFound.setState({ trouble: null });
  const place = useRef<HTMLDivElement>(null);
  const donePicking = () => {
    // Into the list, or where it would be.
    const list = place.current?.querySelector<HTMLElement>('[role=listbox]') ?? place.current;
    list?.focus();
    endPicking();
  };
  return (
    <div ref={place} className={styles.list} tabIndex={-1}>
      <Trouble of={{ trouble: state.trouble, clear }} />
      {ids.length === 0 ? (
        <p className={styles.empty}>{state.found ? t('search.nothing') : t('invites.emptyList')}</p>
      ) : (
        <VirtualListbox
          name={t('invites.list')}
          prefix="invite"
          ids={ids}
          total={Math.max(total, ids.length)}
          selected={selected}
          onSelect={showActivation}
          picked={picked}
          onKey={(event) => picked && pickKey(event, selected, ids)}
          onEnd={loadMoreAtEnd}
          heightOf={(id) => rowHeight(activations[id])}
          heights={activations}
          row={(place) => <InviteRow key={place.id} {...place} />}
        />
      )}
      {picked && <Later code={pickBar} props={{ onDone: donePicking }} />}
    </div>
  );
};
