import { Field, Input, Select } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Choice } from '../parts/choice.tsx';
import { useMirror } from '../store/store.ts';
import { SCOPE_NAMES, type Scope, timesOf } from './fault-kinds.ts';
import styles from './faults.module.css';

type FaultScopeProps = { scope: Scope; onScope(scope: Scope): void };

/** For whom, for which calls and how often the next fault is to be that is switched on. */
export const FaultScope = ({ scope, onScope }: FaultScopeProps) => {
  const { t } = useTranslation();
  const players = useMirror((mirror) => mirror.players);
  const put = (part: Partial<Scope>) => onScope({ ...scope, ...part });
  const countWrong = timesOf(scope) === null;
  return (
    <div className={styles.scope}>
      <Field label={t('faults.who')}>
        <Select value={scope.xuid} onChange={(_, { value }) => put({ xuid: value })}>
          <option value="">{t('emu.everybody')}</option>
          {players
            .filter(({ directory }) => directory === 'emulator')
            .map(({ xuid, gamertag }) => (
              <option key={xuid} value={xuid}>
                {gamertag}
              </option>
            ))}
        </Select>
      </Field>
      <Field label={t('faults.calls')}>
        <Select
          value={scope.calls}
          onChange={(_, { value }) => put({ calls: SCOPE_NAMES.find((one) => one === value) ?? scope.calls })}
        >
          {SCOPE_NAMES.map((name) => (
            <option key={name} value={name}>
              {t(`faults.scopes.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
      {scope.calls === 'pattern' && (
        <Field label={t('faults.pattern')}>
          <Input
            value={scope.pattern}
            spellCheck={false}
            maxLength={500}
            onChange={(_, { value }) => put({ pattern: value })}
          />
        </Field>
      )}
      <Field
        label={t('faults.often')}
        validationState={countWrong ? 'error' : 'none'}
        validationMessage={countWrong ? t('faults.countWrong') : undefined}
      >
        <div className={styles.often}>
          <Choice
            name={t('faults.often')}
            options={[
              // The count stands behind the one that it counts.
              { value: 'always', label: t('faults.always') },
              { value: 'next', label: t('faults.next') },
            ]}
            value={scope.always ? 'always' : 'next'}
            onChange={(value) => put({ always: value === 'always' })}
          />
          {!scope.always && (
            <Input
              className={styles.count}
              type="number"
              min={1}
              aria-label={t('faults.count')}
              value={scope.count}
              onChange={(_, { value }) => put({ count: value })}
            />
          )}
        </div>
      </Field>
    </div>
  );
};
