import { Button } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import type { Activation } from '../../electron/ipc/contract.ts';
import { putLink } from '../compose/draft.ts';
import { Trouble } from '../parts/trouble.tsx';
import { showActivation, showPage } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './link-facts.module.css';

/** The link once more as if it had just come, or into the form to be changed first. One that was cut is not whole. */
export const SendAgain = ({ activation: { text, length } }: { activation: Activation }) => {
  const { t } = useTranslation();
  const take = useCommand('link.take');
  const again = async () => {
    const taken = await take.run({ text, by: 'self' });
    if (taken) showActivation(taken.id);
  };
  const edit = () => {
    putLink(text);
    showPage('compose');
  };
  if (length > text.length) return null;
  return (
    <>
      <div className={styles.actions}>
        <Button disabledFocusable={take.busy} onClick={() => void again()}>
          {t('link.again')}
        </Button>
        <Button onClick={edit}>{t('link.edit')}</Button>
      </div>
      <Trouble of={take} />
    </>
  );
};
