import { Crown16Filled } from '@fluentui/react-icons/svg/crown';
import { People16Regular } from '@fluentui/react-icons/svg/people';
import { Person16Filled } from '@fluentui/react-icons/svg/person';
import { useTranslation } from 'react-i18next';
import styles from './members.module.css';

type MemberBadgesProps = {
  isHost: boolean;
  isYou: boolean;
  /** Another of one's own players, who is in by a link of his own. */
  isAlsoHere: boolean;
};

/** That a member is the host, oneself, or another of one's own: an icon of its own shape, and the word. */
export const MemberBadges = ({ isHost, isYou, isAlsoHere }: MemberBadgesProps) => {
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
      {isAlsoHere && (
        <span className={styles.badge} data-you="also" title={t('members.alsoHereNote')}>
          <People16Regular />
          {t('members.alsoHere')}
        </span>
      )}
    </>
  );
};
