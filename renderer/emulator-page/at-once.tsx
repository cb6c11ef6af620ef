import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './faults.module.css';

/** What happens to change channels when it is pressed, and is not kept. */
export const AtOnce = ({ xuid }: { xuid: string }) => {
  const { t } = useTranslation();
  const set = useCommand('emulator.fault-set');
  const happen = async (kind: 'drop-rta' | 'resync') => {
    const done = await set.run({ match: xuid === '' ? {} : { xuid }, fault: { kind } });
    if (done) announce(t('faults.done'));
  };
  return (
    <section className={styles.group}>
      <h3 className={styles.title}>{t('faults.atOnce')}</h3>
      <div className={styles.buttons}>
        <Button size="small" disabledFocusable={set.busy} onClick={() => void happen('drop-rta')}>
          {t('faults.dropRta')}
        </Button>
        <Button size="small" disabledFocusable={set.busy} onClick={() => void happen('resync')}>
          {t('faults.resync')}
        </Button>
      </div>
      <Trouble of={set} />
    </section>
  );
};
