import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import type { SetupStep } from '../../electron/ipc/contract.ts';
import marks from '../parts/state-mark.module.css';
import styles from './setup-check.module.css';
import { verdictOf } from './steps.ts';

const icons = {
  waiting: <Circle16Regular />,
  running: <ArrowSync16Regular />,
  good: <CheckmarkCircle16Filled />,
  info: <Info16Regular />,
  warning: <Warning16Filled />,
  bad: <ErrorCircle16Filled />,
};

/** How a step stands: a shape, the word, and a colour that only repeats them. */
export const StepMark = ({ step }: { step: SetupStep }) => {
  const { t } = useTranslation();
  const mark = step.state === 'done' ? verdictOf(step) : step.state;
  return (
    <span className={`${marks.mark} ${styles.mark}`} data-state={mark}>
      {icons[mark]}
      <span>
        {mark === 'waiting' || mark === 'running' ? t(`setup.state.${mark}`) : t(`setup.is.${mark}`)}
      </span>
    </span>
  );
};
