import { Switch } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import { Section } from './section.tsx';
import { usePart } from './use-part.ts';

export const LimitsSection = () => {
  const { t } = useTranslation();
  const limits = usePart('limits', 'emulator.limits', null);
  const turn = useCommand('emulator.limits-turn');
  return (
    <Section title={t('clock.limits')} note={t('clock.limitsNote')}>
      <Switch
        label={t('clock.limitsOn')}
        checked={limits.value?.on ?? false}
        disabledFocusable={turn.busy || !limits.value}
        onChange={(_, { checked }) => void turn.run({ on: checked })}
      />
      <Trouble of={limits} />
      <Trouble of={turn} />
    </Section>
  );
};
