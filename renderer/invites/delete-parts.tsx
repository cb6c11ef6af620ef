import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './pick-bar.module.css';

/** As it comes into view: whoever works by keyboard is where the next step is. */
const focus = (button: HTMLButtonElement | null): void => button?.focus();

type DeleteQuestionProps = { count: number; onDelete(): void; onKeep(): void };

/** Asked in place before anything is deleted. The focus is on the answer that does no harm. */
export const DeleteQuestion = ({ count, onDelete, onKeep }: DeleteQuestionProps) => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset className={styles.asking} aria-labelledby={id}>
      <p id={id}>{t('pick.sure', { count })}</p>
      <div className={styles.line}>
        <Button size="small" appearance="primary" onClick={onDelete}>
          {t('pick.delete')}
        </Button>
        <Button ref={focus} size="small" aria-describedby={id} onClick={onKeep}>
          {t('pick.keep')}
        </Button>
      </div>
    </fieldset>
  );
};

/** How far it is; what is not deleted yet stays when it is stopped. */
export const DeleteProgress = ({ done, of, onStop }: { done: number; of: number; onStop(): void }) => {
  const { t } = useTranslation();
  const text = t('pick.deleting', { done, count: of });
  return (
    <div className={styles.asking}>
      <p>{text}</p>
      <progress className={styles.progress} value={done} max={of} aria-label={text} />
      <div className={styles.line}>
        <Button ref={focus} size="small" onClick={onStop}>
          {t('pick.stop')}
        </Button>
      </div>
    </div>
  );
};
