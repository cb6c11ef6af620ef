import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { ActiveFaults } from './active-faults.tsx';
import { AtOnce } from './at-once.tsx';
import { FAULT_GROUPS, FIRST_SCOPE, nameOfFault } from './fault-kinds.ts';
import { FaultScope } from './fault-scope.tsx';
import { FaultSwitch } from './fault-switch.tsx';
import styles from './faults.module.css';
import { usePart } from './use-part.ts';

/** What is to go wrong: for whom and how often at the top, a switch for each kind, and what is set now. */
const Faults = () => {
  const { t } = useTranslation();
  const list = usePart('faults', 'emulator.faults', null);
  const [scope, setScope] = useState(FIRST_SCOPE);
  const active = list.value?.faults ?? [];
  return (
    <ScrollArea className={styles.area} name={t('emu.tabs.faults')}>
      <p className={styles.note}>{t('faults.intro')}</p>
      <FaultScope scope={scope} onScope={setScope} />
      <Trouble of={list} />
      <div className={styles.columns}>
        <div>
          {FAULT_GROUPS.map(({ group, names }) => (
            <section key={group} className={styles.group}>
              <h3 className={styles.title}>{t(`faults.${group}`)}</h3>
              {names.map((name) => (
                <FaultSwitch
                  key={name}
                  name={name}
                  scope={scope}
                  set={active.filter((one) => nameOfFault(one) === name)}
                />
              ))}
            </section>
          ))}
        </div>
        <div>
          <ActiveFaults active={active} />
          <AtOnce xuid={scope.xuid} />
        </div>
      </div>
    </ScrollArea>
  );
};

export default Faults;
