import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { fieldsOf, LINK_HOSTS } from '../../protocol/link-draft.ts';
import { useMirror } from '../store/store.ts';
import { HANDLES_AT_HAND, PLAYERS_AT_HAND, SCHEMES_AT_HAND, useAtHand } from './at-hand.ts';
import styles from './compose.module.css';
import { backToFields, extraOf, setValue, useDraft, writeByHand } from './draft.ts';

/** Among the kinds: no host has this name. */
const BY_HAND = '';

const lists = { guid: HANDLES_AT_HAND, xuid: PLAYERS_AT_HAND, text: undefined } as const;

/** Choices that a field offers while it is typed in; anything else can be typed as well. */
const AtHand = () => {
  const atHand = useAtHand();
  return Object.entries(atHand).map(([id, choices]) => (
    <datalist key={id} id={id}>
      {choices.map(({ value, label }) => (
        <option key={value} value={value} label={label} />
      ))}
    </datalist>
  ));
};

/** The kind of link, and what there is to fill in for it; or the whole link, written by hand. */
export const LinkForm = () => {
  const { t } = useTranslation();
  const { host, text } = useDraft();
  return (
    <div className={styles.form}>
      <AtHand />
      <Field label={t('compose.kind')}>
        <Select
          value={text === null ? host : BY_HAND}
          onChange={(_, { value }) => (value === BY_HAND ? writeByHand() : backToFields(value))}
        >
          {LINK_HOSTS.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
          <option value={BY_HAND}>{t('compose.byHand')}</option>
        </Select>
      </Field>
      {text === null ? <LinkFields /> : <ByHand text={text} />}
    </div>
  );
};

const ByHand = ({ text }: { text: string }) => {
  const { t } = useTranslation();
  return (
    <Field label={t('compose.text')} hint={t('compose.textHint')}>
      <Textarea
        className={styles.byHand}
        value={text}
        rows={8}
        spellCheck={false}
        onChange={(_, { value }) => useDraft.setState({ text: value })}
      />
    </Field>
  );
};

/** The fields of the kind that is chosen, from the table that the parser reads by. */
const LinkFields = () => {
  const { t } = useTranslation();
  const { host, scheme, values, extra } = useDraft();
  const names = useMirror((mirror) => mirror.gamertags);
  const readExtra = extraOf(extra);
  return (
    <>
      <Field label={t('compose.scheme')} hint={t('compose.schemeHint')}>
        <Input
          value={scheme}
          list={SCHEMES_AT_HAND}
          spellCheck={false}
          onChange={(_, { value }) => useDraft.setState({ scheme: value.trim() })}
        />
      </Field>
      {fieldsOf(host).map(({ name, value: kind, required }) => (
        <Field
          key={name}
          label={required ? `${name} (${t('compose.required')})` : name}
          hint={kind === 'xuid' ? names[values[name] ?? ''] : undefined}
        >
          <Input
            value={values[name] ?? ''}
            list={lists[kind]}
            spellCheck={false}
            autoComplete="off"
            onChange={(_, { value }) => setValue(name, value)}
          />
        </Field>
      ))}
      <Field
        label={t('compose.extra')}
        hint={t('compose.extraHint')}
        validationState={readExtra.ok ? 'none' : 'error'}
        validationMessage={readExtra.ok ? undefined : t('compose.extraWrong', { line: readExtra.line })}
      >
        <Textarea
          value={extra}
          spellCheck={false}
          onChange={(_, { value }) => useDraft.setState({ extra: value })}
        />
      </Field>
    </>
  );
};
