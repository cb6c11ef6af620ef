import { useTranslation } from 'react-i18next';
import { Choice } from '../parts/choice.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';

const ZONES = ['local', 'utc'] as const;

/** In which zone the lists of the window show times. */
export const ZoneChoice = () => {
  const { t } = useTranslation();
  const zone = useMirror((mirror) => mirror.settings.timeZone);
  const change = useCommand('settings.change');
  return (
    <Choice
      name={t('changes.zone')}
      options={ZONES.map((value) => ({ value, label: t(`changes.zones.${value}`) }))}
      value={zone}
      onChange={(timeZone) => void change.run({ timeZone })}
    />
  );
};
