import { useTranslation } from 'react-i18next';
import { IdText } from '../parts/id-text.tsx';
import { useMirror } from '../store/store.ts';
import styles from './players-page.module.css';

export const PlayerTable = () => {
  const { t } = useTranslation();
  const players = useMirror((mirror) => mirror.players);
  if (players.length === 0) return <p className={styles.note}>{t('players.none')}</p>;
  return (
    <table className={styles.table} aria-label={t('players.table')}>
      <thead>
        <tr>
          <th scope="col">{t('players.player')}</th>
          <th scope="col">{t('players.xuid')}</th>
          <th scope="col">{t('players.directory')}</th>
        </tr>
      </thead>
      <tbody>
        {players.map(({ xuid, gamertag, directory }) => (
          <tr key={xuid}>
            <th scope="row">{gamertag}</th>
            <td>
              <IdText text={xuid} what={t('players.xuid')} />
            </td>
            <td>{t(`players.directory-${directory}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
