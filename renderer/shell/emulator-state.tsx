import { Button, Tooltip } from '@fluentui/react-components';
import { ArrowClockwise16Regular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './emulator-state.module.css';

const icons = {
  starting: <ArrowSync16Regular />,
  ready: <CheckmarkCircle16Filled className={styles.good} />,
  restarting: <ArrowSync16Regular />,
  failed: <ErrorCircle16Filled className={styles.bad} />,
};

/** The emulator's state in a line, with what went wrong and a way to start it again. */
export const EmulatorState = () => {
  const { t } = useTranslation();
  const { state, trouble, url } = useMirror((mirror) => mirror.emulator);
  const restart = useCommand('emulator.restart');
  const summary = t('emulator.summary', { state: t(`emulator.${state}`) });
  return (
    <div className={styles.emulator}>
      <Tooltip content={trouble ?? url ?? summary} relationship="description" positioning="after">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the tooltip tells what is cut off, so the keyboard must reach it */}
        <div className={styles.line} tabIndex={0} role="status" aria-label={summary}>
          <span className={styles.icon}>{icons[state]}</span>
          <span className={styles.words}>{summary}</span>
        </div>
      </Tooltip>
      {state === 'failed' && (
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowClockwise16Regular />}
          disabledFocusable={restart.busy}
          onClick={() => void restart.run(null)}
          aria-label={t('emulator.restart')}
        >
          <span className={styles.words}>{t('emulator.restart')}</span>
        </Button>
      )}
      <Trouble of={restart} />
    </div>
  );
};
