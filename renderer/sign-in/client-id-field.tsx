import { Field, Input, Link } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';

type ClientIdFieldProps = { value: string; wrong: boolean; onChange(value: string): void };

/** By which Microsoft knows the program that asks: everybody has one of his own, and the way to one is a page. */
export const ClientIdField = ({ value, wrong, onChange }: ClientIdFieldProps) => {
  const { t } = useTranslation();
  const open = useCommand('page.open');
  return (
    <>
      <Field
        label={t('signIn.clientId')}
        hint={
          <>
            {t('signIn.clientIdHint')}{' '}
            <Link as="button" type="button" inline onClick={() => void open.run({ page: 'client-id' })}>
              {t('signIn.clientIdHow')}
            </Link>
          </>
        }
        validationState={wrong ? 'error' : 'none'}
        validationMessage={wrong ? t('signIn.clientIdWrong') : undefined}
      >
        <Input
          value={value}
          spellCheck={false}
          autoComplete="off"
          maxLength={100}
          onChange={(_, typed) => onChange(typed.value.trim())}
        />
      </Field>
      <Trouble of={open} />
    </>
  );
};
