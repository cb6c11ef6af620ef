import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedSession } from '../../electron/ipc/contract.ts';
import { sessionKey } from '../../protocol/session-ref.ts';
import { Trouble } from '../parts/trouble.tsx';
import { VirtualListbox } from '../parts/virtual-listbox.tsx';
import { SessionLook } from './session-look.tsx';
import { SESSION_ROW, SessionRow } from './session-row.tsx';
import styles from './split.module.css';
import { usePart } from './use-part.ts';
import { useView } from './view.ts';

/** A session as a key and nothing else: the list's element ids are made of it. */
const idOf = ({ sessionRef }: ListedSession): string => sessionKey(sessionRef).replaceAll(/[^\w~-]/g, '_');

/** All sessions, whoever may read them on the wire, and the one that is looked at. */
const Sessions = () => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const list = usePart('sessions', 'emulator.sessions', { text });
  const chosen = useView((view) => view.session);
  const sessions = list.value?.sessions ?? [];
  const { count = 0 } = list.value ?? {};
  const selected = sessions.find(({ sessionRef }) => chosen && sessionKey(sessionRef) === sessionKey(chosen));
  const select = (id: string) => {
    const found = sessions.find((one) => idOf(one) === id);
    if (found) useView.setState({ session: found.sessionRef });
  };
  return (
    <div className={styles.split}>
      <div className={styles.list}>
        <Field className={styles.search} label={t('looks.search')}>
          <Input
            value={text}
            maxLength={200}
            placeholder={t('looks.searchPlaceholder')}
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
        <Trouble of={list} />
        {sessions.length > 0 ? (
          <VirtualListbox
            name={t('looks.list')}
            prefix="look"
            ids={sessions.map(idOf)}
            selected={selected ? idOf(selected) : null}
            onSelect={select}
            heightOf={() => SESSION_ROW}
            row={(place) => {
              const one = sessions[place.at - 1];
              return (
                one && (
                  <SessionRow
                    key={place.id}
                    {...place}
                    session={one}
                    selected={one === selected}
                    onSelect={select}
                  />
                )
              );
            }}
          />
        ) : (
          list.value && <p className={styles.note}>{text === '' ? t('looks.none') : t('looks.noneFound')}</p>
        )}
        {count > sessions.length && (
          <p className={styles.note}>{t('looks.more', { shown: sessions.length, count })}</p>
        )}
      </div>
      <section className={styles.detail} aria-label={t('looks.detail')}>
        {chosen ? (
          <SessionLook key={sessionKey(chosen)} sessionRef={chosen} />
        ) : (
          <p className={styles.note}>{t('looks.select')}</p>
        )}
      </section>
    </div>
  );
};

export default Sessions;
