import { useTranslation } from 'react-i18next';
import { VirtualListbox } from '../parts/virtual-listbox.tsx';
import { showActivation, useMirror, useStore } from '../store/store.ts';
import styles from './invite-list.module.css';
import { InviteRow, rowHeight } from './invite-row.tsx';

/** Activations, newest first. */
export const InviteList = () => {
  const { t } = useTranslation();
  const order = useMirror((mirror) => mirror.order);
  const activations = useMirror((mirror) => mirror.activations);
  const selected = useStore((state) => state.selected);
  if (order.length === 0) return <p className={styles.empty}>{t('invites.emptyList')}</p>;
  return (
    <div className={styles.list}>
      <VirtualListbox
        name={t('invites.list')}
        prefix="invite"
        ids={order}
        selected={selected}
        onSelect={showActivation}
        heightOf={(id) => rowHeight(activations[id])}
        heights={activations}
        row={(place) => <InviteRow key={place.id} {...place} />}
      />
    </div>
  );
};
