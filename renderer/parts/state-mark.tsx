import { ArrowExit16Regular } from '@fluentui/react-icons/svg/arrow-exit';
import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { Prohibited16Regular } from '@fluentui/react-icons/svg/prohibited';
import { QuestionCircle16Filled } from '@fluentui/react-icons/svg/question-circle';
import { SubtractCircle16Regular } from '@fluentui/react-icons/svg/subtract-circle';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivationState } from '../../electron/ipc/contract.ts';
import styles from './state-mark.module.css';

const icons: Record<ActivationState, ReactNode> = {
  received: <Clock16Regular />,
  asking: <QuestionCircle16Filled />,
  joining: <ArrowSync16Regular />,
  joined: <CheckmarkCircle16Filled />,
  left: <ArrowExit16Regular />,
  ended: <SubtractCircle16Regular />,
  refused: <Prohibited16Regular />,
  failed: <Warning16Filled />,
};

/** `isHeld`: its join waits for the service's limit. */
type StateMarkProps = { state: ActivationState; isHeld?: boolean };

/** The state of an activation: an icon of its own shape, the word, and a colour that only repeats them. */
export const StateMark = ({ state, isHeld = false }: StateMarkProps) => {
  const { t } = useTranslation();
  return (
    <span className={styles.mark} data-state={state}>
      {isHeld ? icons.received : icons[state]}
      <span>{isHeld ? t('limits.waits') : t(`state.${state}`)}</span>
    </span>
  );
};
