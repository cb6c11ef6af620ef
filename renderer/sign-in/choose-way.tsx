import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isClientId, isSandboxId } from '../../protocol/ids.ts';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { ClientIdField } from './client-id-field.tsx';
import { SandboxField } from './sandbox-field.tsx';
import styles from './sign-in.module.css';
import { VaultNote } from './vault-note.tsx';
import { closeSignIn, useSignInView } from './view.ts';
import { wayAmong, waysWith } from './ways.ts';

/** By browser or by device code, and as which program. The client ID is kept before anything begins. */
export const ChooseWay = () => {
  const { t } = useTranslation();
  const known = useMirror((mirror) => mirror.accounts.clientId) ?? '';
  const { way: chosen, sandbox: typedSandbox } = useSignInView();
  const keepId = useCommand('accounts.client-id');
  const begin = useCommand('accounts.sign-in');
  const [typed, setTyped] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const clientId = (typed ?? known).trim();
  const ways = waysWith(clientId);
  const way = wayAmong(ways, chosen);
  const sandbox = typedSandbox.trim();
  const busy = keepId.busy || begin.busy;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isClientId(clientId) || !isSandboxId(sandbox)) return;
    if (clientId !== known && (await keepId.run({ clientId })) === undefined) return;
    await begin.run({ way, sandbox });
  };

  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <Field label={t('signIn.way')}>
        <RadioGroup
          value={way}
          onChange={(_, { value }) =>
            useSignInView.setState({ way: value === 'device-code' ? 'device-code' : 'browser' })
          }
        >
          <Radio value="browser" label={t('signIn.browser')} disabled={!ways.includes('browser')} />
          <Radio value="device-code" label={t('signIn.deviceCode')} />
        </RadioGroup>
      </Field>
      {!ways.includes('browser') && <p className={styles.note}>{t('signIn.titleCodeNote')}</p>}
      <p className={styles.note}>{t(way === 'browser' ? 'signIn.browserNote' : 'signIn.deviceCodeNote')}</p>
      <ClientIdField value={typed ?? known} wrong={checked && !isClientId(clientId)} onChange={setTyped} />
      <SandboxField
        value={typedSandbox}
        wrong={checked && !isSandboxId(sandbox)}
        onChange={(typed) => useSignInView.setState({ sandbox: typed })}
      />
      <VaultNote />
      <Trouble of={keepId} />
      <Trouble of={begin} />
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={busy}>
          {t('signIn.begin')}
        </Button>
        <Button onClick={closeSignIn}>{t('signIn.close')}</Button>
      </div>
    </form>
  );
};
