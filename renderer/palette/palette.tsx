import { Search20Regular } from '@fluentui/react-icons/svg/search';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actionsNow } from '../actions/actions.ts';
import { learnScenarios, scenarioActions, useScenarios } from '../actions/emulator-actions.ts';
import { targetOf } from '../parts/list-keys.ts';
import { useStore } from '../store/store.ts';
import { filterActions, type Named } from './filter-actions.ts';
import { KeyCaps } from './key-caps.tsx';
import { closeOver, Over } from './over.tsx';
import styles from './palette.module.css';

/** Home and End belong to the text. */
const MOVING = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp']);

/** The focus is back where it was before the action moves it. */
const runAction = ({ action }: Named): void => {
  closeOver('palette');
  action.run();
};

/** Everything that can be done now, by name: type, choose with the arrows, Enter. */
const Palette = () => {
  const { t } = useTranslation();
  // What there was as it was opened: nothing moves under the hand.
  const [actions] = useState(() => actionsNow(useStore.getState(), t));
  const scenarios = useScenarios(({ names }) => names);
  useEffect(() => void learnScenarios(), []);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const found = useMemo(
    () =>
      filterActions(
        [...actions, ...scenarioActions(scenarios)].map((action) => ({ action, name: action.name(t) })),
        typed,
      ),
    [actions, scenarios, t, typed],
  );
  const chosen = found[at];
  useEffect(() => {
    list.current?.querySelector(`[data-at="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      runAction(chosen);
      return;
    }
    const to = MOVING.has(event.key) ? targetOf(event.key, at, found.length) : null;
    if (to === null) return;
    event.preventDefault();
    setAt(to);
  };

  return (
    <Over panel="palette" name={t('palette.title')}>
      <div className={styles.head}>
        <Search20Regular className={styles.icon} />
        <input
          className={styles.field}
          role="combobox"
          aria-label={t('palette.label')}
          aria-expanded="true"
          aria-controls="palette-actions"
          aria-autocomplete="list"
          aria-activedescendant={chosen && `action-${chosen.action.id}`}
          placeholder={t('palette.placeholder')}
          spellCheck={false}
          autoComplete="off"
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={keyDown}
        />
      </div>
      <div
        ref={list}
        id="palette-actions"
        className={styles.list}
        role="listbox"
        tabIndex={-1}
        aria-label={t('palette.actions')}
      >
        {found.map((named, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: named by the field's aria-activedescendant
          <div
            key={named.action.id}
            id={`action-${named.action.id}`}
            data-at={place}
            role="option"
            aria-selected={place === at}
            className={styles.option}
            onPointerMove={() => setAt(place)}
            onClick={() => runAction(named)}
          >
            <span className={styles.name}>{named.name}</span>
            <span className={styles.group}>{t(`palette.groups.${named.action.group}`)}</span>
            {named.action.keys?.[0] && <KeyCaps keys={named.action.keys[0]} />}
          </div>
        ))}
      </div>
      <p className={styles.count} role="status">
        {found.length === 0 ? t('palette.nothing') : t('palette.count', { count: found.length })}
      </p>
    </Over>
  );
};

export default Palette;
