import { Button, Field, Input } from '@fluentui/react-components';
import { PersonAdd16Regular } from '@fluentui/react-icons/svg/person-add';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { VirtualListbox } from '../parts/virtual-listbox.tsx';
import { AddPlayer } from './add-player.tsx';
import { PlayerForm } from './player-form.tsx';
import { PLAYER_ROW, PlayerRow } from './player-row.tsx';
import { SignIns } from './sign-ins.tsx';
import styles from './split.module.css';
import { usePart } from './use-part.ts';

/** Who the emulator knows, and what decides about each of them: people list, privileges, sandbox. */
const Players = () => {
  const { t } = useTranslation();
  const list = usePart('players', 'emulator.players', null);
  const [text, setText] = useState('');
  const [selected, setSelected] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const players = useMemo(() => list.value?.players ?? [], [list.value]);
  const found = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return players.filter(
      ({ gamertag, xuid }) => gamertag.toLowerCase().includes(wanted) || xuid.includes(wanted),
    );
  }, [players, text]);
  const player = players.find(({ xuid }) => xuid === selected);
  return (
    <div className={styles.split}>
      <div className={styles.list}>
        <Field className={styles.search} label={t('people.search')}>
          <Input
            value={text}
            placeholder={t('people.searchPlaceholder')}
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
        <div className={styles.search}>
          <Button size="small" icon={<PersonAdd16Regular />} onClick={() => setAdding(true)}>
            {t('people.add')}
          </Button>
        </div>
        <Trouble of={list} />
        {list.value && found.length === 0 ? (
          <p className={styles.note}>{t('people.noneFound')}</p>
        ) : (
          <VirtualListbox
            name={t('people.list')}
            prefix="player"
            ids={found.map(({ xuid }) => xuid)}
            selected={selected}
            onSelect={(xuid) => {
              setSelected(xuid);
              setAdding(false);
            }}
            heightOf={() => PLAYER_ROW}
            row={(place) => {
              const one = found[place.at - 1];
              return (
                one && (
                  <PlayerRow
                    key={place.id}
                    {...place}
                    player={one}
                    selected={one === player}
                    onSelect={(xuid) => {
                      setSelected(xuid);
                      setAdding(false);
                    }}
                  />
                )
              );
            }}
          />
        )}
      </div>
      <div className={styles.detail}>
        <SignIns players={players} />
        {adding && (
          <AddPlayer
            onDone={(xuid) => {
              setAdding(false);
              if (xuid !== null) setSelected(xuid);
            }}
          />
        )}
        {!adding && player && <PlayerForm key={player.xuid} player={player} players={players} />}
        {!adding && !player && <p className={styles.note}>{t('people.select')}</p>}
      </div>
    </div>
  );
};

export default Players;
