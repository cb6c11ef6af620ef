import { Input, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActiveFault } from '../../electron/ipc/contract.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import { FAULTS, type FaultName, isSlow, type Scope, wantedOf } from './fault-kinds.ts';
import styles from './faults.module.css';

type FaultSwitchProps = { name: FaultName; scope: Scope; set: readonly ActiveFault[] };

const firstMs = (name: FaultName): string => {
  const fault = FAULTS[name];
  return 'ms' in fault ? String(fault.ms) : '';
};

/** On while a fault of this kind is set, by this window or by a script. */
export const FaultSwitch = ({ name, scope, set }: FaultSwitchProps) => {
  const { t } = useTranslation();
  const add = useCommand('emulator.fault-set');
  const takeBack = useCommand('emulator.fault-take-back');
  const [ms, setMs] = useState(firstMs(name));
  const wanted = wantedOf(name, scope, Number(ms));
  const on = set.length > 0;
  const turn = async (to: boolean) => {
    if (to && wanted) await add.run(wanted);
    if (!to) for (const { id } of set) await takeBack.run({ id });
  };
  return (
    <div className={styles.switch}>
      <Switch
        label={t(`faults.kinds.${name}`)}
        checked={on}
        disabledFocusable={add.busy || takeBack.busy || (!on && wanted === null)}
        onChange={(_, { checked }) => void turn(checked)}
      />
      {isSlow(name) && (
        <Input
          className={styles.count}
          type="number"
          min={0}
          aria-label={t('faults.milliseconds')}
          contentAfter="ms"
          value={ms}
          onChange={(_, { value }) => setMs(value)}
        />
      )}
      <Trouble of={add} />
      <Trouble of={takeBack} />
    </div>
  );
};
