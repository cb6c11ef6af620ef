import { Button, MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../parts/copy-button.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useMirror } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './players-page.module.css';

/** The file of secrets could not be opened: where it is now, and what to do. Nothing where none was set aside. */
export const VaultAside = () => {
  const { t } = useTranslation();
  const path = useMirror(({ accounts }) => accounts.vaultAside);
  const dismiss = useCommand('accounts.aside-dismiss');
  if (path === null) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody className={styles.told}>
        <MessageBarTitle>{t('vault.aside')}</MessageBarTitle>
        <p>{t('vault.asideBody')}</p>
        <p className={styles.path}>
          <code>
            <bdi>{path}</bdi>
          </code>
          <CopyButton text={path} what={t('vault.asidePath')} />
        </p>
        <div className={styles.buttons}>
          <Button size="small" disabledFocusable={dismiss.busy} onClick={() => void dismiss.run(null)}>
            {t('common.close')}
          </Button>
        </div>
        <Trouble of={dismiss} />
      </MessageBarBody>
    </MessageBar>
  );
};
