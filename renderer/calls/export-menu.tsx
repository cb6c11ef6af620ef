import { useTranslation } from 'react-i18next';
import type { CallsOf } from '../../electron/ipc/contract.ts';
import type { CallSummary } from '../../protocol/call-summary.ts';
import { MenuButton } from '../parts/menu-button.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { announce } from '../store/announce.ts';
import { useCommand } from '../store/use-command.ts';

type ExportMenuProps = {
  of: CallsOf;
  /** Those that are shown; these are exported. */
  calls: readonly CallSummary[];
  all: boolean;
};

export const ExportMenu = ({ of, calls, all }: ExportMenuProps) => {
  const { t } = useTranslation();
  const exporting = useCommand('calls.export');
  const run = async (format: string) => {
    const saved = await exporting.run({
      of,
      ids: all ? null : calls.map(({ id }) => id),
      format: format === 'har' ? 'har' : 'beckon',
    });
    if (saved) announce(t('calls.exported', { count: calls.length }));
  };
  return (
    <>
      <MenuButton
        label={t('calls.export')}
        entries={[
          { value: 'har', label: t('calls.exportHar'), note: t('calls.exportHarNote') },
          { value: 'beckon', label: t('calls.exportBeckon'), note: t('calls.exportBeckonNote') },
        ]}
        disabled={exporting.busy || calls.length === 0}
        onChoose={(format) => void run(format)}
      />
      <Trouble of={exporting} />
    </>
  );
};
