import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import styles from './forms.module.css';

/** What can't be a player is said by the emulator itself, and what was typed stays. */
export const AddPlayer = ({ onDone }: { onDone(xuid: string | null): void }) => {
  const { t } = useTranslation();
  const add = useCommand('emulator.player-add');
  const [gamertag, setGamertag] = useState('');
  const [xuid, setXuid] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wanted = xuid.trim();
    const added = await add.run({ gamertag: gamertag.trim(), ...(wanted !== '' && { xuid: wanted }) });
    if (added) onDone(added.xuid);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <h3 className={styles.title}>{t('people.add')}</h3>
      <Field label={t('people.gamertag')}>
        <Input autoFocus value={gamertag} onChange={(_, { value }) => setGamertag(value)} />
      </Field>
      <Field label={t('people.xuid')} hint={t('people.xuidHint')}>
        <Input value={xuid} inputMode="numeric" onChange={(_, { value }) => setXuid(value)} />
      </Field>
      <Trouble of={add} />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={add.busy || gamertag.trim() === ''}>
          {t('people.addIt')}
        </Button>
        <Button onClick={() => onDone(null)}>{t('people.cancel')}</Button>
      </div>
    </form>
  );
};
