import { Button } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSandboxId } from '../../protocol/ids.ts';
import { SandboxField } from '../sign-in/sandbox-field.tsx';
import styles from './account-table.module.css';

type SandboxFormProps = { who: string; busy: boolean; onChoose(sandbox: string): void; onCancel(): void };

/** A sandbox by its name. What can't be one is told at the field; whether there is such a one, the service tells. */
export const SandboxForm = ({ who, busy, onChoose, onCancel }: SandboxFormProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSandboxId(typed.trim())) onChoose(typed.trim());
    else setWrong(true);
  };
  return (
    <form className={styles.inline} onSubmit={submit} noValidate>
      <SandboxField
        label={t('players.sandboxFor', { who })}
        value={typed}
        wrong={wrong}
        autoFocus
        onChange={(sandbox) => {
          setTyped(sandbox);
          setWrong(false);
        }}
      />
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" disabledFocusable={busy || typed.trim() === ''}>
          {t('players.sandboxChange')}
        </Button>
        <Button onClick={onCancel}>{t('settings.cancel')}</Button>
      </div>
    </form>
  );
};
