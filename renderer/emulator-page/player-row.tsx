import { useTranslation } from 'react-i18next';
import type { EmulatorPlayer } from '../../electron/ipc/contract.ts';
import { ListRow } from '../parts/list-row.tsx';
import type { RowPlace } from '../parts/virtual-listbox.tsx';
import styles from './split.module.css';

/** Height of a row in pixels. */
export const PLAYER_ROW = 50;

type PlayerRowProps = RowPlace & {
  player: EmulatorPlayer;
  selected: boolean;
  onSelect(xuid: string): void;
};

/** Who it is, and at a glance what is not as with everybody else. */
export const PlayerRow = ({ player, selected, onSelect, id: _, ...place }: PlayerRowProps) => {
  const { t } = useTranslation();
  const { xuid, gamertag, people, privileges, sandbox, xerr } = player;
  const limited = !privileges.multiplayer || !privileges.communicate || xerr !== null;
  const notes = [t('people.follows', { count: people.length }), sandbox, limited && t('people.limited')];
  return (
    <ListRow place={place} selected={selected} className={styles.row} onClick={() => onSelect(xuid)}>
      <span className={styles.first}>
        <span className={styles.name}>{gamertag}</span>
      </span>
      <span className={styles.second}>
        <span className={styles.id}>{xuid}</span>
        <span className={styles.cut}>{notes.filter(Boolean).join(' · ')}</span>
      </span>
    </ListRow>
  );
};
