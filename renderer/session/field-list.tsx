import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../parts/facts.tsx';
import { defaultOf, type FieldGroup, isFieldGroup, meaningOf } from '../words/meaning.ts';
import { useTimes } from '../words/use-times.ts';
import styles from './field-list.module.css';
import { durationText, type FieldRow, isDuration, rowKey, valueText } from './field-rows.ts';

type FieldProps = { row: FieldRow; group: FieldGroup | null; hint?: string; warning?: string };

/** What a value says beside its text: a duration in words, a time in the zone that is set. */
const useHint = ({ part, name, value }: FieldRow): string | null => {
  const { i18n } = useTranslation();
  const times = useTimes();
  if (typeof value === 'number' && isDuration(part, name)) return durationText(value, i18n.language);
  if (typeof value === 'string' && /time$/i.test(name)) return times.dateAndTime(value);
  return null;
};

const ValueText = ({ value }: { value: unknown }) => {
  const { t } = useTranslation();
  if (value === undefined) return <span className={styles.unset}>{t('properties.notSet')}</span>;
  const text = valueText(value);
  return text.includes('\n') ? (
    <pre className={styles.block}>{text}</pre>
  ) : (
    <code className={styles.value}>{text}</code>
  );
};

/** What the field means, and what it is where nobody set it. */
const useNote = ({ part, name }: FieldRow, group: FieldGroup | null): string | null => {
  const { t } = useTranslation();
  const meaningGroup = part === null ? group : isFieldGroup(part) ? part : null;
  if (!meaningGroup) return null;
  const meaning = meaningOf(t, meaningGroup, name);
  const value = defaultOf(meaningGroup, name);
  return [meaning, value && t('properties.default', { value })].filter(Boolean).join(' ') || null;
};

const Field = ({ row, group, hint, warning }: FieldProps) => {
  const { part, name, value } = row;
  const own = useHint(row);
  const note = useNote(row, group);
  return (
    <Fact
      name={
        <code className={styles.name}>
          {part !== null && <span className={styles.part}>{part}.</span>}
          {name}
        </code>
      }
      note={note}
    >
      <ValueText value={value} />
      {(hint ?? own) && <span className={styles.hint}>{hint ?? own}</span>}
      {warning && (
        <p className={styles.warning}>
          <Warning16Filled />
          {warning}
        </p>
      )}
    </Fact>
  );
};

type FieldListProps = {
  rows: readonly FieldRow[];
  /** Which texts say what the fields mean; null for a title's own. */
  group: FieldGroup | null;
  /** What to say beside a field, by its key. */
  hints?: Readonly<Record<string, string>>;
  /** What is bad about a field’s value, by its key. */
  warnings?: Readonly<Record<string, string>>;
};

/** Fields of a session document with what they mean; unknown ones as they are. */
export const FieldList = memo(({ rows, group, hints = {}, warnings = {} }: FieldListProps) => {
  const { t } = useTranslation();
  if (rows.length === 0) return <p className={styles.empty}>{t('properties.empty')}</p>;
  return (
    <Facts>
      {rows.map((row) => {
        const key = rowKey(row);
        return <Field key={key} row={row} group={group} hint={hints[key]} warning={warnings[key]} />;
      })}
    </Facts>
  );
});
