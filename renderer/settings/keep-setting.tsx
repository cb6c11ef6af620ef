import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';

const CHOICES = [7, 30, 90, 365, null] as const;

/** How long invites stay in the journal. */
export const KeepSetting = () => {
  const { t } = useTranslation();
  const change = useCommand('settings.change');
  const days = useMirror((mirror) => mirror.settings.keepDays);
  return (
    <>
      <Field label={t('keep.label')}>
        <RadioGroup
          layout="horizontal"
          value={String(days)}
          onChange={(_, { value }) =>
            void change.run({ keepDays: CHOICES.find((one) => String(one) === value) })
          }
        >
          {CHOICES.map((count) => (
            <Radio
              key={String(count)}
              value={String(count)}
              label={count === null ? t('keep.forever') : t('keep.days', { count })}
            />
          ))}
        </RadioGroup>
      </Field>
      <Trouble of={change} />
    </>
  );
};
