import { useTranslation } from 'react-i18next';
import { type Action, GROUPS } from '../actions/action.ts';
import { ACTIONS } from '../actions/actions.ts';
import { ScrollArea } from '../parts/scroll-area.tsx';
import { KeyCaps } from './key-caps.tsx';
import { Over } from './over.tsx';
import styles from './shortcuts.module.css';

const withKeys = (group: Action['group']): Action[] =>
  ACTIONS.filter((action) => action.group === group && action.keys !== undefined);

/** Keys that lists, tabs and the page have of their own. */
const OTHERS = [
  ['moveInList', ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']],
  ['moveInTabs', ['ArrowLeft', 'ArrowRight']],
  ['pasteAnywhere', ['Mod+V']],
  ['close', ['Escape']],
] as const;

/** All keys that the window knows, from the same place that runs them. */
const Shortcuts = () => {
  const { t } = useTranslation();
  return (
    <Over panel="shortcuts" name={t('shortcuts.title')}>
      <h2 className={styles.title}>{t('shortcuts.title')}</h2>
      <ScrollArea className={styles.list} name={t('shortcuts.title')}>
        {GROUPS.filter((group) => withKeys(group).length > 0).map((group) => (
          <section key={group} className={styles.group}>
            <h3 className={styles.heading}>{t(`palette.groups.${group}`)}</h3>
            <dl>
              {withKeys(group).map((action) => (
                <div key={action.id} className={styles.line}>
                  <dt>{action.name(t)}</dt>
                  <dd>
                    <KeyCaps keys={action.keys?.[0] ?? ''} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section className={styles.group}>
          <h3 className={styles.heading}>{t('shortcuts.everywhere')}</h3>
          <dl>
            {OTHERS.map(([name, keys]) => (
              <div key={name} className={styles.line}>
                <dt>{t(`shortcuts.${name}`)}</dt>
                <dd className={styles.several}>
                  {keys.map((one) => (
                    <KeyCaps key={one} keys={one} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      </ScrollArea>
    </Over>
  );
};

export default Shortcuts;
