import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { useTranslation } from 'react-i18next';
import type { CommandTrouble } from '../store/command.ts';

type TroubleProps = { of: { trouble: CommandTrouble | null; clear(): void } };

/** The failure of a command, where it was given; nothing while there is none. */
export const Trouble = ({ of: { trouble, clear } }: TroubleProps) => {
  const { t } = useTranslation();
  if (!trouble) return null;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('common.failed')}</MessageBarTitle>
        {trouble.message}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            size="small"
            icon={<Dismiss16Regular />}
            aria-label={t('common.close')}
            onClick={clear}
          />
        }
      />
    </MessageBar>
  );
};
