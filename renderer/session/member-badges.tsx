import { Crown16Filled } from '@fluentui/react-icons/svg/crown';
import { Person16Filled } from '@fluentui/react-icons/svg/person';
import { useTranslation } from 'react-i18next';
import styles from './members.module.css';

/** That a member is the host, or oneself: an icon of its own shape, and the word. */
export const MemberBadges = ({ isHost, isYou }: { isHost: boolean; isYou: boolean }) => {
  const { t } = useTranslation();
  return (
    <>
      {isHost && (
        <span className={styles.badge}>
          <Crown16Filled />
          {t('members.host')}
        </span>
      )}
      {isYou && (
        <span className={styles.badge} data-you="true">
          <Person16Filled />
          {t('members.you')}
        </span>
      )}
    </>
  );
};
