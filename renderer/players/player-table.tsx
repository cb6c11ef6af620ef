import { useTranslation } from 'react-i18next';
import { IdText } from '../parts/id-text.tsx';
import { useMirror } from '../store/store.ts';
import { ChannelMark } from './channel-mark.tsx';
import styles from './players-page.module.css';

/** The players of the emulator: they need no sign-in. */
export const PlayerTable = () => {
  const { t } = useTranslation();
  const all = useMirror((mirror) => mirror.players);
  const players = all.filter(({ directory }) => directory === 'emulator');
  if (players.length === 0) return <p className={styles.note}>{t('players.none')}</p>;
  return (
    <table className={styles.table} aria-label={t('players.table')}>
      <thead>
        <tr>
          <th scope="col">{t('players.player')}</th>
          <th scope="col">{t('players.xuid')}</th>
          <th scope="col">{t('players.channel')}</th>
        </tr>
      </thead>
      <tbody>
        {players.map(({ xuid, gamertag }) => (
          <tr key={xuid}>
            <th scope="row">{gamertag}</th>
            <td>
              <IdText text={xuid} what={t('players.xuid')} />
            </td>
            <td>
              <ChannelMark xuid={xuid} directory="emulator" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
