import { Button, Field, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookUp, Player } from '../../electron/ipc/contract.ts';
import { useMirror } from '../store/store.ts';
import { playerLabel } from '../words/player.ts';
import styles from './players-page.module.css';
import { type Wanted, wantedPlayers } from './wanted-players.ts';

type PlayerSelectProps = {
  label: string;
  value: string;
  players: readonly Player[];
  onChange(xuid: string): void;
};

const PlayerSelect = ({ label, value, players, onChange }: PlayerSelectProps) => {
  const { t } = useTranslation();
  return (
    <Field label={label}>
      <Select value={value} onChange={(_, chosen) => onChange(chosen.value)}>
        {players.map((player) => (
          <option key={player.xuid} value={player.xuid}>
            {playerLabel(t, player)}
          </option>
        ))}
      </Select>
    </Field>
  );
};

/** Who asks, and about whom. What can't be asked is told at the field before anything is sent. */
export const LookUpForm = ({ busy, onAsk }: { busy: boolean; onAsk(asked: LookUp): void }) => {
  const { t } = useTranslation();
  const players = useMirror((mirror) => mirror.players);
  const gamertags = useMirror((mirror) => mirror.gamertags);
  const [as, setAs] = useState<string | null>(null);
  const [peopleOf, setPeopleOf] = useState<string | null>(null);
  const [by, setBy] = useState<'people' | 'xuids'>('people');
  const [list, setList] = useState('');
  const [wrong, setWrong] = useState<Exclude<Wanted, { ok: true }> | null>(null);
  const first = players[0]?.xuid ?? '';
  const asker = as ?? first;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (by === 'people') return onAsk({ as: asker, of: { peopleOf: peopleOf ?? asker } });
    const wanted = wantedPlayers(list, gamertags);
    if (!wanted.ok) return setWrong(wanted);
    onAsk({ as: asker, of: { xuids: wanted.xuids } });
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <PlayerSelect label={t('lookUp.as')} value={asker} players={players} onChange={setAs} />
      <Field label={t('lookUp.whose')}>
        <RadioGroup
          layout="horizontal"
          value={by}
          onChange={(_, { value }) => setBy(value === 'xuids' ? 'xuids' : 'people')}
        >
          <Radio value="people" label={t('lookUp.people')} />
          <Radio value="xuids" label={t('lookUp.xuids')} />
        </RadioGroup>
      </Field>
      {by === 'people' ? (
        <PlayerSelect
          label={t('lookUp.peopleOf')}
          value={peopleOf ?? asker}
          players={players}
          onChange={setPeopleOf}
        />
      ) : (
        <Field
          label={t('lookUp.list')}
          hint={t('lookUp.listHint')}
          validationState={wrong ? 'error' : 'none'}
          validationMessage={wrong ? wrongText(wrong) : undefined}
        >
          <Textarea
            value={list}
            spellCheck={false}
            onChange={(_, { value }) => {
              setList(value);
              setWrong(null);
            }}
          />
        </Field>
      )}
      <div>
        <Button type="submit" appearance="primary" disabledFocusable={busy || asker === ''}>
          {t('lookUp.button')}
        </Button>
      </div>
    </form>
  );

  function wrongText(problem: Exclude<Wanted, { ok: true }>): string {
    switch (problem.problem) {
      case 'none':
        return t('lookUp.noneWanted');
      case 'not-known':
        return t('lookUp.notKnown', { name: problem.name });
      case 'too-many':
        return t('lookUp.tooMany', { count: problem.count });
    }
  }
};
