import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { Live16Filled } from '@fluentui/react-icons/svg/live';
import { Stop16Regular } from '@fluentui/react-icons/svg/stop';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../electron/ipc/contract.ts';
import styles from './live-mark.module.css';

const icons = {
  live: <Live16Filled />,
  reconnecting: <ArrowSync16Regular />,
  stopped: <Stop16Regular />,
};

/** Whether changes arrive: as a shape, a word and a colour. */
export const LiveMark = ({ channel }: Pick<SessionView, 'channel'>) => {
  const { t } = useTranslation();
  return (
    <span className={styles.mark} data-channel={channel} role="status">
      {icons[channel]}
      {t(`session.${channel}`)}
    </span>
  );
};
