import { Select, ToggleButton } from '@fluentui/react-components';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivationState } from '../../electron/ipc/contract.ts';
import { Trouble } from '../parts/trouble.tsx';
import { setFilters, useFound } from '../store/found.ts';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { titleLine } from '../words/title.ts';
import { nameOf } from '../words/who.ts';
import { useFacets } from './facets.ts';
import styles from './invite-filters.module.css';

const STATES: readonly ActivationState[] = [
  'received',
  'asking',
  'joining',
  'joined',
  'left',
  'ended',
  'refused',
  'failed',
];
const DAYS = [1, 7, 30] as const;

type ChoiceProps = {
  label: string;
  any: string;
  value: string | null;
  options: readonly { value: string; label: string }[];
  onChoose(value: string | null): void;
};

const Choice = ({ label, any, value, options, onChoose }: ChoiceProps) => (
  <Select
    size="small"
    aria-label={label}
    value={value ?? ''}
    onChange={(_, data) => onChoose(data.value === '' ? null : data.value)}
  >
    <option value="">{any}</option>
    {options.map((option) => (
      <option key={option.value} value={option.value}>
        {option.label}
      </option>
    ))}
  </Select>
);

/** By state, title, player and time; the choices are those that the journal has. */
const InviteFilters = () => {
  const { t } = useTranslation();
  const filters = useFound((state) => state.filters);
  const names = useMirror((mirror) => mirror.gamertags);
  const load = useCommand('invites.facets');
  const { titles, players } = useFacets();
  useEffect(() => {
    void load.run(null).then((facets) => facets && useFacets.setState(facets));
  }, [load.run]);
  const toggle = (state: ActivationState) =>
    setFilters({
      states: filters.states.includes(state)
        ? filters.states.filter((one) => one !== state)
        : [...filters.states, state],
    });
  return (
    <div className={styles.filters}>
      <fieldset className={styles.states} aria-label={t('search.state')}>
        {STATES.map((state) => (
          <ToggleButton
            key={state}
            size="small"
            shape="circular"
            appearance={filters.states.includes(state) ? 'primary' : 'outline'}
            checked={filters.states.includes(state)}
            onClick={() => toggle(state)}
          >
            {t(`state.${state}`)}
          </ToggleButton>
        ))}
      </fieldset>
      <Choice
        label={t('search.title')}
        any={t('search.anyTitle')}
        value={filters.title}
        options={titles.map((title) => ({ value: title, label: titleLine(t, title) }))}
        onChoose={(title) => setFilters({ title })}
      />
      <Choice
        label={t('search.player')}
        any={t('search.anyPlayer')}
        value={filters.player}
        options={players.map((xuid) => ({ value: xuid, label: nameOf(names, xuid) }))}
        onChoose={(player) => setFilters({ player })}
      />
      <Choice
        label={t('search.when')}
        any={t('search.anyTime')}
        value={filters.days === null ? null : String(filters.days)}
        options={DAYS.map((count) => ({ value: String(count), label: t('search.lastDays', { count }) }))}
        onChoose={(days) => setFilters({ days: days === null ? null : Number(days) })}
      />
      <Trouble of={load} />
    </div>
  );
};

export default InviteFilters;
