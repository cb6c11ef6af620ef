import { useTranslation } from 'react-i18next';
import { ScrollPage } from '../parts/scroll-page.tsx';
import { Collections } from './collections.tsx';
import styles from './compose.module.css';
import { LinkForm } from './link-form.tsx';
import { LinkResult } from './link-result.tsx';
import { RealInvite } from './real-invite.tsx';

/** A form for any link, what comes of it beside it, and the links that are kept. */
const ComposePage = () => {
  const { t } = useTranslation();
  return (
    <ScrollPage title={t('compose.title')} wide>
      <p className={styles.note}>{t('compose.note')}</p>
      <div className={styles.columns}>
        <div className={styles.column}>
          <LinkForm />
        </div>
        <div className={styles.column}>
          <LinkResult />
          <RealInvite />
        </div>
      </div>
      <Collections />
    </ScrollPage>
  );
};

export default ComposePage;
