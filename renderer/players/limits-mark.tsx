import { useTranslation } from 'react-i18next';
import { useMirror } from '../store/store.ts';
import { heldText, limitsOf, usedText } from '../words/limits.ts';
import { useNow } from '../words/use-now.ts';
import { nameOf } from '../words/who.ts';
import styles from './account-table.module.css';

/** How many calls of a player the service has counted lately, of how many it takes, and whether one waits for that. */
export const LimitsMark = ({ xuid }: { xuid: string }) => {
  const { t } = useTranslation();
  const limits = useMirror(({ channels }) => limitsOf(channels, xuid));
  const names = useMirror((mirror) => mirror.gamertags);
  const now = useNow(limits !== null && limits.waiting > 0);
  if (!limits) return null;
  const used = usedText(t, limits);
  const held = heldText(t, limits, nameOf(names, xuid), now);
  return (
    <>
      {used !== '' && <div className={styles.small}>{t('limits.calls', { used })}</div>}
      {held && <div className={styles.small}>{held.waits}</div>}
    </>
  );
};
