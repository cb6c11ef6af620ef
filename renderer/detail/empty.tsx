import { useTranslation } from 'react-i18next';
import { FirstStartCard } from '../invites/first-start-card.tsx';
import { useMirror } from '../store/store.ts';
import styles from './empty.module.css';

/** What the place of the detail holds when nothing is selected: what to do next, and the button that does it. */
export const Empty = () => {
  const { t } = useTranslation();
  const some = useMirror((mirror) => mirror.order.length > 0);
  return (
    <div className={styles.empty}>
      {some ? <p className={styles.hint}>{t('invites.nothingSelected')}</p> : <FirstStartCard />}
    </div>
  );
};
