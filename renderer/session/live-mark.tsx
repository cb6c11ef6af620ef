import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { Live16Filled } from '@fluentui/react-icons/svg/live';
import { SpeakerOff16Regular } from '@fluentui/react-icons/svg/speaker-off';
import { Stop16Regular } from '@fluentui/react-icons/svg/stop';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../electron/ipc/contract.ts';
import styles from './live-mark.module.css';

const icons = {
  live: <Live16Filled />,
  untold: <SpeakerOff16Regular />,
  reconnecting: <ArrowSync16Regular />,
  stopped: <Stop16Regular />,
};

/** Whether changes arrive: as a shape, a word and a colour. Of a large session the service tells none. [docs] */
export const LiveMark = ({ channel, document }: Pick<SessionView, 'channel' | 'document'>) => {
  const { t } = useTranslation();
  const isLarge = document.constants.system.capabilities?.large === true;
  const mark = channel === 'live' && isLarge ? 'untold' : channel;
  return (
    <span className={styles.mark} data-channel={mark} role="status">
      {icons[mark]}
      {t(`session.${mark}`)}
    </span>
  );
};
