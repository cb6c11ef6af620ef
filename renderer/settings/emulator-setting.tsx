import {
  Button,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import { isEmulatorAddress } from './emulator-address.ts';
import styles from './emulator-setting.module.css';

/** The program's own emulator, or one that already runs; the second needs an address and a key before it is used. */
export const EmulatorSetting = () => {
  const { t } = useTranslation();
  const change = useCommand('settings.change');
  const emulator = useMirror((mirror) => mirror.settings.emulator);
  const trouble = useMirror((mirror) => mirror.emulator.trouble);
  const [use, setUse] = useState(emulator.use);
  const [url, setUrl] = useState(emulator.use === 'running' ? emulator.url : '');
  const [key, setKey] = useState('');
  const isKnown = emulator.use === 'running' && emulator.url === url;
  const [checked, setChecked] = useState(false);
  const wrong = checked && !isEmulatorAddress(url);

  const choose = (value: string) => {
    setUse(value === 'running' ? 'running' : 'own');
    if (value === 'own') void change.run({ emulator: { use: 'own' } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!isEmulatorAddress(url)) return;
    // the address as its origin: main adds paths to it
    void change.run({ emulator: { use: 'running', url: new URL(url).origin, ...(key !== '' && { key }) } });
  };

  return (
    <>
      <Field label={t('settings.emulatorUse')}>
        <RadioGroup value={use} onChange={(_, { value }) => choose(value)}>
          <Radio value="own" label={t('settings.emulatorOwn')} />
          <Radio value="running" label={t('settings.emulatorRunning')} />
        </RadioGroup>
      </Field>
      {use === 'running' && (
        <form className={styles.form} onSubmit={submit} noValidate>
          <Field
            label={t('settings.emulatorUrl')}
            hint={t('settings.emulatorUrlHint')}
            validationState={wrong ? 'error' : 'none'}
            validationMessage={wrong ? t('settings.emulatorUrlWrong') : undefined}
          >
            <Input value={url} spellCheck={false} onChange={(_, { value }) => setUrl(value.trim())} />
          </Field>
          <Field label={t('settings.emulatorKey')} hint={t('settings.emulatorKeyHint')}>
            <Input
              type="password"
              maxLength={200}
              autoComplete="off"
              placeholder={isKnown ? t('settings.emulatorKeyKept') : undefined}
              value={key}
              onChange={(_, { value }) => setKey(value.trim())}
            />
          </Field>
          <div>
            <Button type="submit" disabledFocusable={change.busy || url === ''}>
              {t('settings.emulatorSave')}
            </Button>
          </div>
        </form>
      )}
      {trouble !== null && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{trouble}</MessageBarBody>
        </MessageBar>
      )}
      <Trouble of={change} />
    </>
  );
};
