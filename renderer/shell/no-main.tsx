import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { CommandTrouble } from '../store/command.ts';

export const NoMain = ({ trouble }: { trouble: CommandTrouble }) => {
  const { t } = useTranslation();
  return (
    <main>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{t('program.noMain', { message: trouble.message })}</MessageBarBody>
      </MessageBar>
    </main>
  );
};
