import { Circle16Filled, Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { CircleHalfFill16Regular } from '@fluentui/react-icons/svg/circle-half-fill';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { useTranslation } from 'react-i18next';
import type { Member } from '../../protocol/document.ts';
import { memberState } from '../../protocol/members.ts';
import styles from './member-state-mark.module.css';

const icons = {
  active: <Circle16Filled />,
  ready: <CircleHalfFill16Regular />,
  reserved: <Clock16Regular />,
  inactive: <Circle16Regular />,
};

export const MemberStateMark = ({ member }: { member: Member }) => {
  const { t } = useTranslation();
  const state = memberState(member);
  return (
    <span className={styles.mark} data-state={state}>
      {icons[state]}
      {t(`members.${state}`)}
    </span>
  );
};
