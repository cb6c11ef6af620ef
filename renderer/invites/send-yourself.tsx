import { Button, Tooltip } from '@fluentui/react-components';
import { Send20Regular } from '@fluentui/react-icons/svg/send';
import { useTranslation } from 'react-i18next';
import { useMirror } from '../store/store.ts';
import type { UsedCommand } from '../store/use-command.ts';

/** The small form of the first-start card's button, in the head of the list once the card is out of sight. */
export const SendYourself = ({ send }: { send: UsedCommand<'emulator.invite-me'> }) => {
  const { t } = useTranslation();
  const ready = useMirror((mirror) => mirror.emulator.state === 'ready');
  const empty = useMirror((mirror) => mirror.order.length === 0);
  if (empty) return null;
  return (
    <Tooltip content={t('card.button')} relationship="label">
      <Button
        appearance="subtle"
        icon={<Send20Regular />}
        disabledFocusable={!ready || send.busy}
        onClick={() => void send.run(null)}
      />
    </Tooltip>
  );
};
