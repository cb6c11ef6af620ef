import { Button, Field, Input } from '@fluentui/react-components';
import { Open16Regular } from '@fluentui/react-icons/svg/open';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { useCommand } from '../store/use-command.ts';
import styles from './sign-in.module.css';

type ClientIdFieldProps = { value: string; wrong: boolean; onChange(value: string): void };

/** By which Microsoft knows the program that asks: everybody has one of his own, and the way to one is a page. */
export const ClientIdField = ({ value, wrong, onChange }: ClientIdFieldProps) => {
  const { t } = useTranslation();
  const open = useCommand('page.open');
  return (
    <div className={styles.withLinks}>
      <Field
        label={t('signIn.clientId')}
        hint={t('signIn.clientIdHint')}
        validationState={wrong ? 'error' : 'none'}
        validationMessage={wrong ? t('signIn.clientIdWrong') : undefined}
      >
        <Input
          data-field="client-id"
          value={value}
          spellCheck={false}
          autoComplete="off"
          maxLength={100}
          onChange={(_, typed) => onChange(typed.value)}
        />
      </Field>
      <div className={styles.links}>
        <Button
          size="small"
          appearance="subtle"
          icon={<Open16Regular />}
          onClick={() => void open.run({ page: 'title-id' })}
        >
          {t('signIn.titleIdHow')}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          icon={<Open16Regular />}
          onClick={() => void open.run({ page: 'client-id' })}
        >
          {t('signIn.clientIdHow')}
        </Button>
      </div>
      <Trouble of={open} />
    </div>
  );
};
