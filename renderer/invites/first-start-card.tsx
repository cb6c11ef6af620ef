import { Button } from '@fluentui/react-components';
import { Send20Regular } from '@fluentui/react-icons/svg/send';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { Mark } from '../shell/mark.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './first-start-card.module.css';

/** The main job in one click; shown in full at the first start, as the plain empty state once it was dismissed. */
export const FirstStartCard = () => {
  const { t } = useTranslation();
  const send = useCommand('emulator.invite-me');
  const settings = useCommand('settings.change');
  const first = useMirror((mirror) => mirror.settings.firstStartCard);
  const { state: emulator, trouble } = useMirror((mirror) => mirror.emulator);
  return (
    <section className={styles.card} data-first={first} aria-labelledby="first-start">
      <Mark size={40} />
      <h2 id="first-start" className={styles.title}>
        {first ? t('card.title') : t('empty.title')}
      </h2>
      <p className={styles.body}>{first ? t('card.body') : t('empty.body')}</p>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          size="large"
          icon={<Send20Regular />}
          disabledFocusable={emulator !== 'ready' || send.busy}
          onClick={() => void send.run(null)}
        >
          {t('card.button')}
        </Button>
        {first && (
          <Button
            appearance="subtle"
            disabledFocusable={settings.busy}
            onClick={() => void settings.run({ firstStartCard: false })}
          >
            {t('card.dismiss')}
          </Button>
        )}
      </div>
      {emulator !== 'ready' && (
        <p className={styles.note}>
          {t('card.emulatorWait', { state: t(`emulator.${emulator}`) })} {trouble}
        </p>
      )}
      <Trouble of={send} />
      <Trouble of={settings} />
      {first && <p className={styles.note}>{t('card.or')}</p>}
    </section>
  );
};
