import { Button, Field, Input } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkCollections } from '../../electron/ipc/contract.ts';
import styles from './compose.module.css';
import { linkIn, useDraft } from './draft.ts';
import { withLink } from './kept-links.ts';

const COLLECTIONS_AT_HAND = 'collections-at-hand';

type KeepFormProps = {
  collections: LinkCollections;
  busy: boolean;
  /** Resolves with whether it was kept. */
  onKeep(collections: LinkCollections): Promise<boolean>;
};

/** Keeps the link that is in the form under a name, in a collection that is there or a new one. */
export const KeepForm = ({ collections, busy, onKeep }: KeepFormProps) => {
  const { t } = useTranslation();
  const draft = useDraft();
  const [name, setName] = useState('');
  const [collection, setCollection] = useState('');
  const [checked, setChecked] = useState(false);
  const wrong = checked && (name.trim() === '' || collection.trim() === '');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() === '' || collection.trim() === '') return;
    const link = { name: name.trim(), text: linkIn(draft) };
    if (!(await onKeep(withLink(collections, collection.trim(), link)))) return;
    setName('');
    setChecked(false);
  };

  return (
    <form className={styles.keep} onSubmit={(event) => void submit(event)} noValidate>
      <datalist id={COLLECTIONS_AT_HAND}>
        {collections.map((one) => (
          <option key={one.name} value={one.name} />
        ))}
      </datalist>
      <Field label={t('collections.name')}>
        <Input value={name} maxLength={200} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field
        label={t('collections.collection')}
        validationState={wrong ? 'error' : 'none'}
        validationMessage={wrong ? t('collections.keepWrong') : undefined}
      >
        <Input
          value={collection}
          maxLength={100}
          list={COLLECTIONS_AT_HAND}
          onChange={(_, { value }) => setCollection(value)}
        />
      </Field>
      <Button type="submit" disabledFocusable={busy}>
        {t('collections.keep')}
      </Button>
    </form>
  );
};
