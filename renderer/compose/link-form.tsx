import { Field, Input, Select, Textarea } from '@fluentui/react-components';
import { useTranslation } from 'react-i18next';
import { fieldsOf, LINK_HOSTS } from '../../protocol/link-draft.ts';
import { useMirror } from '../store/store.ts';
import { HANDLES_AT_HAND, PLAYERS_AT_HAND, SCHEMES_AT_HAND, useAtHand } from './at-hand.ts';
import styles from './compose.module.css';
import { extraOf, setValue, useDraft } from './draft.ts';

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

/** The fields of the kind of link that is chosen, from the table that the parser reads by. */
export const LinkForm = () => {
  const { t } = useTranslation();
  const { host, scheme, values, extra } = useDraft();
  const names = useMirror((mirror) => mirror.gamertags);
  const readExtra = extraOf(extra);
  return (
    <div className={styles.form}>
      <AtHand />
      <Field label={t('compose.kind')}>
        <Select value={host} onChange={(_, { value }) => useDraft.setState({ host: value })}>
          {LINK_HOSTS.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </Select>
      </Field>
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
    </div>
  );
};
