import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';

const THEMES = ['system', 'light', 'dark'] as const;
const ZONES = ['local', 'utc'] as const;
const LANGUAGES = ['system', 'en'] as const;

/** Theme, the zone of times, and language. */
export const LookSettings = () => {
  const { t } = useTranslation();
  const change = useCommand('settings.change');
  const theme = useMirror((mirror) => mirror.settings.theme);
  const zone = useMirror((mirror) => mirror.settings.timeZone);
  const language = useMirror((mirror) => mirror.settings.language);
  return (
    <>
      <Field label={t('settings.theme')}>
        <RadioGroup
          layout="horizontal"
          value={theme}
          onChange={(_, { value }) => void change.run({ theme: THEMES.find((one) => one === value) })}
        >
          {THEMES.map((one) => (
            <Radio key={one} value={one} label={t(`settings.themes.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t('changes.zone')}>
        <RadioGroup
          layout="horizontal"
          value={zone}
          onChange={(_, { value }) => void change.run({ timeZone: ZONES.find((one) => one === value) })}
        >
          {ZONES.map((one) => (
            <Radio key={one} value={one} label={t(`changes.zones.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t('settings.language')}>
        <RadioGroup
          layout="horizontal"
          value={language}
          onChange={(_, { value }) => void change.run({ language: LANGUAGES.find((one) => one === value) })}
        >
          {LANGUAGES.map((one) => (
            <Radio key={one} value={one} label={t(`settings.languages.${one}`)} />
          ))}
        </RadioGroup>
      </Field>
      <Trouble of={change} />
    </>
  );
};
