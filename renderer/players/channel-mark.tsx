import { ArrowSync16Regular } from '@fluentui/react-icons/svg/arrow-sync';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { Live16Filled } from '@fluentui/react-icons/svg/live';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { useTranslation } from 'react-i18next';
import type { Player } from '../../electron/ipc/contract.ts';
import { useMirror } from '../store/store.ts';
import { useTimes } from '../words/use-times.ts';
import styles from './account-table.module.css';

const icons = {
  idle: <Circle16Regular />,
  connecting: <ArrowSync16Regular />,
  up: <Live16Filled />,
  down: <Warning16Filled />,
};
const marks = { idle: 'none', connecting: 'renewing', up: 'good', down: 'trouble' } as const;

/** Whether changes reach a player: a shape and the words; what went wrong, and when it is tried again. */
export const ChannelMark = ({ xuid, directory }: Pick<Player, 'xuid' | 'directory'>) => {
  const { t } = useTranslation();
  const times = useTimes();
  const channel = useMirror(({ channels }) =>
    channels.find((one) => one.xuid === xuid && one.directory === directory),
  );
  const rta = channel?.rta ?? { state: 'idle' as const };
  const trouble = rta.state === 'down' || rta.state === 'connecting' ? rta.trouble : null;
  return (
    <>
      <span className={styles.mark} data-state={marks[rta.state]}>
        {icons[rta.state]}
        <span>
          {rta.state === 'up'
            ? t('channel.up', { time: times.minute(rta.since) })
            : rta.state === 'down'
              ? t('channel.down', { time: times.ofDay(rta.nextAt) })
              : t(`channel.${rta.state}`)}
        </span>
      </span>
      {trouble !== null && <div className={styles.small}>{trouble}</div>}
    </>
  );
};
