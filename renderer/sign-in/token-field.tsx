import { type RefObject, useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './sign-in.module.css';

type TokenFieldProps = {
  field: RefObject<HTMLTextAreaElement | null>;
  /** Something is to be pasted: main reads the clipboard, and nothing comes into the field. */
  onPaste(): void;
  onFilled(filled: boolean): void;
};

/**
 * For who has nothing to copy. The element alone holds what is typed, no state of React's and no store. Its letters
 * are dots, for it is nobody's to read over a shoulder.
 */
export const TokenField = ({ field, onPaste, onFilled }: TokenFieldProps) => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles.token}>
      <label htmlFor={id}>{t('paste.header')}</label>
      <textarea
        ref={field}
        id={id}
        data-field="token"
        rows={3}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        aria-describedby={`${id}-hint`}
        onPaste={(event) => {
          event.preventDefault();
          onPaste();
        }}
        onInput={({ currentTarget }) => onFilled(currentTarget.value.trim() !== '')}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {t('paste.headerHint')}
      </p>
    </div>
  );
};

/** What the field held; it holds nothing from then on. */
export const takeFrom = (field: HTMLTextAreaElement | null): string => {
  const text = field?.value.trim() ?? '';
  if (field) field.value = '';
  return text;
};
