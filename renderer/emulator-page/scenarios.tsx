import { Button } from '@fluentui/react-components';
import { DocumentAdd16Regular } from '@fluentui/react-icons/svg/document-add';
import { Stop16Regular } from '@fluentui/react-icons/svg/stop';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import { ScenarioCard } from './scenario-card.tsx';
import styles from './scenarios.module.css';
import { usePart } from './use-part.ts';
import { useView } from './view.ts';

/** Situations with a button each; what one answers with stands below it. */
export const Scenarios = () => {
  const { t } = useTranslation();
  const list = usePart('scenarios', 'emulator.scenarios', null);
  const stop = useCommand('emulator.scenarios-stop');
  const add = useCommand('emulator.scenario-add');
  const [added, setAdded] = useState<string | null>(null);
  const anyGoesOn = useView((view) => Object.values(view.started).some(({ goesOn }) => goesOn));
  const addOne = async () => setAdded((await add.run(null))?.added?.name ?? null);
  return (
    <ScrollArea className={styles.area} name={t('emu.tabs.scenarios')}>
      <div className={styles.head}>
        <p className={styles.intro}>{t('scenarios.intro')}</p>
        {anyGoesOn && (
          <Button
            size="small"
            icon={<Stop16Regular />}
            disabledFocusable={stop.busy}
            onClick={() => void stop.run(null)}
          >
            {t('scenarios.stop')}
          </Button>
        )}
        <Button
          size="small"
          icon={<DocumentAdd16Regular />}
          disabledFocusable={add.busy}
          onClick={() => void addOne()}
        >
          {t('scenarios.add')}
        </Button>
      </div>
      <Trouble of={list} />
      <Trouble of={stop} />
      <Trouble of={add} />
      {added !== null && <p role="status">{t('scenarios.added', { name: added })}</p>}
      <ul className={styles.cards}>
        {list.value?.scenarios.map(({ name, what }) => (
          <ScenarioCard key={name} name={name} what={what} />
        ))}
      </ul>
    </ScrollArea>
  );
};
