import { useTranslation } from 'react-i18next';
import { useMirror } from '../store/store.ts';
import { playerOf, sandboxText } from '../words/player.ts';
import styles from './sandbox-mark.module.css';

/** The present sandbox of the player with that xuid, to stand beside his name; nothing for the emulator's. */
export const SandboxMark = ({ xuid }: { xuid: string | null | undefined }) => {
  const { t } = useTranslation();
  const player = useMirror(({ players }) => (xuid ? playerOf(players, xuid) : undefined));
  const sandbox = player && sandboxText(t, player);
  if (!sandbox) return null;
  return (
    <span className={styles.mark} title={t('players.sandboxNow', { sandbox })}>
      {sandbox}
    </span>
  );
};
