import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { useMirror } from '../store/store.ts';
import { editRequest } from './begin-drafts.ts';

/** Opens "Edit and send" for an activation; nothing where no player could send. */
export const EditRequestButton = ({ activation }: { activation: Activation }) => {
  const { t } = useTranslation();
  const session = useMirror((mirror) => mirror.sessions[activation.id]);
  const { player, link } = activation;
  if (!link?.handle || (player ?? link.to) === null) return null;
  return (
    <Button appearance="subtle" onClick={() => void editRequest(activation, session)}>
      {t('act.editAndSend')}
    </Button>
  );
};
