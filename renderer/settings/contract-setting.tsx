import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';

/** The form in which sessions are asked for. */
export const ContractSetting = () => {
  const { t } = useTranslation();
  const change = useCommand('settings.change');
  const version = useMirror((mirror) => mirror.settings.contractVersion);
  return (
    <>
      <Field label={t('settings.contract')}>
        <RadioGroup
          value={String(version)}
          onChange={(_, { value }) => void change.run({ contractVersion: value === '105' ? 105 : 107 })}
        >
          <Radio value="107" label={t('settings.contract107')} />
          <Radio value="105" label={t('settings.contract105')} />
        </RadioGroup>
      </Field>
      <Trouble of={change} />
    </>
  );
};
