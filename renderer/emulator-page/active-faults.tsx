import { Button } from '@fluentui/react-components';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { ActiveFault } from '../../electron/ipc/contract.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { nameOf } from '../words/who.ts';
import { nameOfFault } from './fault-kinds.ts';
import styles from './faults.module.css';

type Names = Readonly<Record<string, string>>;

const kindOf = (t: TFunction, active: ActiveFault): string => {
  const name = nameOfFault(active);
  if (name !== null) return t(`faults.kinds.${name}`);
  const { kind, status } = active.fault;
  return t('faults.other', { kind: status ?? kind });
};

/** "503 · not available · next 1 · PUT · Bea": what goes wrong, how often, and for what. */
const wordsOf = (t: TFunction, active: ActiveFault, names: Names): string[] => {
  const { match, times, fault } = active;
  return [
    fault.ms === undefined ? undefined : t('requests.milliseconds', { ms: fault.ms }),
    times === undefined ? t('faults.everyTime') : t('faults.times', { count: times }),
    match.method,
    match.path,
    match.xuid === undefined ? undefined : nameOf(names, match.xuid),
  ].filter((one) => one !== undefined);
};

/** Every fault that is set, also by a script. */
export const ActiveFaults = ({ active }: { active: readonly ActiveFault[] }) => {
  const { t } = useTranslation();
  const names = useMirror((mirror) => mirror.gamertags);
  const takeBack = useCommand('emulator.fault-take-back');
  const clear = useCommand('emulator.faults-clear');
  return (
    <section className={styles.group} aria-label={t('faults.active')}>
      <h3 className={styles.title}>{t('faults.active')}</h3>
      {active.length === 0 && <p className={styles.note}>{t('faults.none')}</p>}
      <ul>
        {active.map((one) => (
          <li key={one.id} className={styles.active}>
            <div>
              {kindOf(t, one)}
              <div className={styles.note}>{wordsOf(t, one, names).join(' · ')}</div>
            </div>
            <Button
              size="small"
              disabledFocusable={takeBack.busy}
              aria-label={t('faults.takeBackWhat', { what: kindOf(t, one) })}
              onClick={() => void takeBack.run({ id: one.id })}
            >
              {t('faults.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
      {active.length > 1 && (
        <Button size="small" disabledFocusable={clear.busy} onClick={() => void clear.run(null)}>
          {t('faults.clear')}
        </Button>
      )}
      <Trouble of={takeBack} />
      <Trouble of={clear} />
    </section>
  );
};
