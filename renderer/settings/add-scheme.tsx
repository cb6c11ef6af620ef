import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SchemeRow } from '../../electron/ipc/contract.ts';
import styles from './add-scheme.module.css';
import { schemeNamed } from './scheme-name.ts';

type AddSchemeProps = {
  rows: readonly SchemeRow[];
  busy: boolean;
  /** Resolves with whether it was asked for at all; its trouble then is in the row. */
  onRegister(scheme: string): Promise<boolean>;
  /** The scheme with its present owner; undefined when that could not be found out. */
  onLook(scheme: string): Promise<SchemeRow | undefined>;
};

/** Another title's scheme: named first, registered only after it was said what that takes away from whom. */
export const AddScheme = ({ rows, busy, onRegister, onLook }: AddSchemeProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [asked, setAsked] = useState<SchemeRow | null>(null);

  const check = async (event: FormEvent) => {
    event.preventDefault();
    const scheme = schemeNamed(typed);
    const known = rows.some((row) => row.scheme === scheme);
    if (scheme === null) setWrong(t('settings.addWrong'));
    else if (known) setWrong(t('settings.addKnown', { scheme }));
    else setAsked((await onLook(scheme)) ?? null);
  };
  const confirm = async (scheme: string) => {
    if (!(await onRegister(scheme))) return;
    setAsked(null);
    setTyped('');
  };

  return (
    <>
      <form className={styles.form} onSubmit={(event) => void check(event)}>
        <Field
          className={styles.field}
          label={t('settings.add')}
          hint={t('settings.addHint')}
          validationState={wrong === null ? 'none' : 'error'}
          validationMessage={wrong ?? undefined}
        >
          <Input
            value={typed}
            spellCheck={false}
            autoComplete="off"
            onChange={(_, { value }) => {
              setTyped(value);
              setWrong(null);
              setAsked(null);
            }}
          />
        </Field>
        <Button type="submit" className={styles.add} disabledFocusable={typed.trim() === '' || busy}>
          {t('settings.addCheck')}
        </Button>
      </form>
      {asked !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <strong>{t('settings.confirm', { scheme: asked.scheme })}</strong>{' '}
            {asked.owner ? t('settings.ownedBy', { owner: asked.owner.name }) : t('settings.ownedByNobody')}{' '}
            {t('settings.takesOver')}
          </MessageBarBody>
          <MessageBarActions>
            <Button size="small" disabledFocusable={busy} onClick={() => void confirm(asked.scheme)}>
              {t('settings.register')}
            </Button>
            <Button size="small" onClick={() => setAsked(null)}>
              {t('settings.cancel')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </>
  );
};
