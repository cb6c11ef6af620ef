import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptState } from '../../electron/ipc/contract.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import { useTimes } from '../words/use-times.ts';
import { Section } from './section.tsx';
import styles from './state.module.css';
import { usePart } from './use-part.ts';
import { forgetView } from './view.ts';

const Kept = ({ kept: { name, sessions, now } }: { kept: KeptState }) => {
  const { t } = useTranslation();
  const times = useTimes();
  const restore = useCommand('emulator.snapshot-restore');
  const drop = useCommand('emulator.snapshot-drop');
  const busy = restore.busy || drop.busy;
  const restoreIt = async () => {
    if ((await restore.run({ name })) === null) forgetView();
  };
  return (
    <li className={styles.kept}>
      <span className={styles.name}>{name}</span>
      <span className={styles.note}>
        {t('kept.sessions', { count: sessions })} · {times.dateAndTime(now)}
      </span>
      <Button
        size="small"
        disabledFocusable={busy}
        aria-label={t('kept.restoreWhat', { name })}
        onClick={() => void restoreIt()}
      >
        {t('kept.restore')}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        disabledFocusable={busy}
        aria-label={t('kept.dropWhat', { name })}
        onClick={() => void drop.run({ name })}
      >
        {t('kept.drop')}
      </Button>
      <Trouble of={restore} />
      <Trouble of={drop} />
    </li>
  );
};

/** States by name, to go back to. */
export const SnapshotsSection = () => {
  const { t } = useTranslation();
  const list = usePart('snapshots', 'emulator.snapshots', null);
  const keep = useCommand('emulator.snapshot-keep');
  const [name, setName] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await keep.run({ name: name.trim() })) setName('');
  };
  const snapshots = list.value?.snapshots ?? [];
  return (
    <Section title={t('kept.snapshots')} note={t('kept.snapshotsNote')}>
      <form className={styles.line} onSubmit={(event) => void submit(event)} noValidate>
        <Field label={t('kept.name')}>
          <Input value={name} maxLength={100} onChange={(_, { value }) => setName(value)} />
        </Field>
        <Button type="submit" disabledFocusable={keep.busy || name.trim() === ''}>
          {t('kept.keep')}
        </Button>
      </form>
      <Trouble of={keep} />
      <Trouble of={list} />
      {list.value && snapshots.length === 0 && <p className={styles.note}>{t('kept.none')}</p>}
      <ul>
        {snapshots.map((kept) => (
          <Kept key={kept.name} kept={kept} />
        ))}
      </ul>
    </Section>
  );
};
