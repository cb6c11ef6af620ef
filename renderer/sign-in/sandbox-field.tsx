import { Field, Input } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfferedSandboxes } from '../players/use-offered-sandboxes.ts';

type SandboxFieldProps = {
  label?: string;
  value: string;
  wrong: boolean;
  autoFocus?: boolean;
  onChange(sandbox: string): void;
};

/** A sandbox by its name. What can't be one is told here; whether there is such a one, the service tells. */
export const SandboxField = ({ label, value, wrong, autoFocus = false, onChange }: SandboxFieldProps) => {
  const { t } = useTranslation();
  const list = useId();
  const offered = useOfferedSandboxes();
  return (
    <Field
      label={label ?? t('players.sandbox')}
      hint={t('players.sandboxHint')}
      validationState={wrong ? 'error' : 'none'}
      validationMessage={wrong ? t('players.sandboxWrong') : undefined}
    >
      <Input
        data-field="sandbox"
        autoFocus={autoFocus}
        value={value}
        list={list}
        spellCheck={false}
        autoComplete="off"
        maxLength={40}
        onChange={(_, typed) => onChange(typed.value)}
      />
      <datalist id={list}>
        {offered.map((sandbox) => (
          <option key={sandbox} value={sandbox} />
        ))}
      </datalist>
    </Field>
  );
};
