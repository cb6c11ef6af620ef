import { Button } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isClientId } from '../../protocol/ids.ts';
import { Trouble } from '../parts/trouble.tsx';
import { ClientIdField } from '../sign-in/client-id-field.tsx';
import styles from '../sign-in/sign-in.module.css';
import { VaultNote } from '../sign-in/vault-note.tsx';
import { announce } from '../store/announce.ts';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';

/** As which program players sign in, and what becomes of their tokens. An empty client ID takes it back. */
export const XboxLiveSetting = () => {
  const { t } = useTranslation();
  const known = useMirror((mirror) => mirror.accounts.clientId) ?? '';
  const keep = useCommand('accounts.client-id');
  const [typed, setTyped] = useState<string | null>(null);
  const [checked, setChecked] = useState(false);
  const clientId = (typed ?? known).trim();
  const isRight = clientId === '' || isClientId(clientId);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isRight) return;
    if ((await keep.run({ clientId: clientId === '' ? null : clientId })) === undefined) return;
    setTyped(null);
    announce(t('xboxLive.saved'));
  };
  return (
    <>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ClientIdField value={typed ?? known} wrong={checked && !isRight} onChange={setTyped} />
        <Trouble of={keep} />
        <Button className={styles.save} type="submit" disabledFocusable={keep.busy || clientId === known}>
          {t('xboxLive.save')}
        </Button>
      </form>
      <VaultNote />
    </>
  );
};
