import { useTranslation } from 'react-i18next';
import { curlOf } from '../../protocol/curl.ts';
import type { HttpExchange } from '../../protocol/exchange.ts';
import { MenuButton } from '../parts/menu-button.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { useCommand } from '../store/use-command.ts';

/** Copies a call as a command line, with placeholders where secrets were. */
export const CopyCurl = ({ call }: { call: HttpExchange }) => {
  const { t } = useTranslation();
  const copy = useCommand('text.copy');
  const run = async (shell: string) => {
    const text = curlOf(call, shell === 'bash' ? 'bash' : 'powershell');
    if ((await copy.run({ text })) !== undefined) announce(t('common.copied'));
  };
  return (
    <>
      <MenuButton
        label={t('calls.copyAs')}
        size="small"
        entries={[
          { value: 'bash', label: t('calls.copyBash'), note: t('calls.copyNote') },
          { value: 'powershell', label: t('calls.copyPowershell'), note: t('calls.copyNote') },
        ]}
        disabled={copy.busy}
        onChoose={(shell) => void run(shell)}
      />
      <Trouble of={copy} />
    </>
  );
};
