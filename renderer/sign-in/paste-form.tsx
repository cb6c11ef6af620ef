import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { ClipboardPaste16Regular } from '@fluentui/react-icons/svg/clipboard-paste';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isXuid } from '../../protocol/ids.ts';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './sign-in.module.css';
import { TokenField, takeFrom } from './token-field.tsx';
import { useKeeps, VaultNote } from './vault-note.tsx';
import { closeSignIn } from './view.ts';

/** Takes a token and forgets it at once; whose it is must be said only where neither it nor the service tells. */
export const PasteForm = ({ onTaken }: { onTaken(xuid: string): void }) => {
  const { t } = useTranslation();
  const paste = useCommand('accounts.paste');
  const tokenField = useRef<HTMLTextAreaElement>(null);
  const xuidField = useRef<HTMLInputElement>(null);
  const [filled, setFilled] = useState(false);
  const [typed, setTyped] = useState('');
  const xuid = typed.trim();
  const [checked, setChecked] = useState(false);
  const keeps = useKeeps();
  const [keep, setKeep] = useState(false);
  const wrong = xuid !== '' && !isXuid(xuid);

  /** Null: what is on the clipboard. */
  const take = async (header: string | null) => {
    const taken = await paste.run({ header, xuid: xuid === '' ? null : xuid, keep: keep && keeps });
    if (!taken) return;
    announce(t('paste.taken'));
    onTaken(taken.xuid);
  };
  const fromClipboard = () => {
    setChecked(true);
    if (wrong) xuidField.current?.focus();
    else void take(null);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wrong || !filled) return xuidField.current?.focus();
    setFilled(false);
    void take(takeFrom(tokenField.current));
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.note}>{t('paste.note')}</p>
      <div>
        <Button
          appearance="primary"
          icon={<ClipboardPaste16Regular />}
          disabledFocusable={paste.busy}
          onClick={fromClipboard}
        >
          {t('paste.clipboard')}
        </Button>
      </div>
      <Trouble of={paste} />
      <TokenField field={tokenField} onPaste={fromClipboard} onFilled={setFilled} />
      <Field
        label={t('paste.xuid')}
        hint={t('paste.xuidHint')}
        validationState={checked && wrong ? 'error' : 'none'}
        validationMessage={checked && wrong ? t('paste.xuidWrong') : undefined}
      >
        <Input
          ref={xuidField}
          value={typed}
          inputMode="numeric"
          spellCheck={false}
          autoComplete="off"
          maxLength={40}
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
      <Checkbox
        label={t('paste.keep')}
        disabled={!keeps}
        checked={keep && keeps}
        onChange={(_, { checked: on }) => setKeep(on === true)}
      />
      <VaultNote />
      <div className={styles.actions}>
        <Button type="submit" disabledFocusable={paste.busy || !filled}>
          {t('paste.take')}
        </Button>
        <Button onClick={closeSignIn}>{t('signIn.close')}</Button>
      </div>
    </form>
  );
};
