import { Button, Input, Tooltip } from '@fluentui/react-components';
import { ArrowRight16Regular } from '@fluentui/react-icons/svg/arrow-right';
import { Link16Regular } from '@fluentui/react-icons/svg/link';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Trouble } from '../parts/trouble.tsx';
import { isToken, MAX_LINK_TEXT } from '../shell/link-text.ts';
import { askForToken } from '../sign-in/view.ts';
import { showActivation } from '../store/store.ts';
import { useCommand } from '../store/use-command.ts';
import styles from './paste-field.module.css';

/** A field for a link; Enter follows it. What it was not good for is told in the activation itself. */
export const PasteField = () => {
  const { t } = useTranslation();
  const take = useCommand('link.take');
  const [text, setText] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    if (isToken(text)) {
      setText('');
      return askForToken();
    }
    const taken = await take.run({ text: text.trim().slice(0, MAX_LINK_TEXT), by: 'paste' });
    if (!taken) return;
    setText('');
    showActivation(taken.id);
  };

  return (
    <form data-paste className={styles.form} onSubmit={(event) => void submit(event)}>
      <Input
        className={styles.field}
        size="medium"
        aria-label={t('invites.pasteLabel')}
        placeholder={t('invites.pastePlaceholder')}
        value={text}
        onChange={(_, { value }) => setText(value)}
        contentBefore={<Link16Regular />}
        contentAfter={
          text === '' ? undefined : (
            <Tooltip content={t('invites.pasteTake')} relationship="label">
              <Button
                type="submit"
                size="small"
                appearance="transparent"
                icon={<ArrowRight16Regular />}
                disabledFocusable={take.busy}
              />
            </Tooltip>
          )
        }
        spellCheck={false}
        autoComplete="off"
      />
      <Trouble of={take} />
    </form>
  );
};
