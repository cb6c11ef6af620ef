import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Fact, Facts } from '../parts/facts.tsx';
import { type FieldGroup, isFieldGroup, meaningOf } from '../words/meaning.ts';
import { dateAndTime } from '../words/time.ts';
import styles from './field-list.module.css';
import { durationText, type FieldRow, isDuration, valueText } from './field-rows.ts';

type FieldProps = { row: FieldRow; group: FieldGroup | null; hint?: string };

/** What a value says beside its text: a duration in words, a time in local time. */
const useHint = ({ part, name, value }: FieldRow): string | null => {
  const { i18n } = useTranslation();
  if (typeof value === 'number' && isDuration(part, name)) return durationText(value, i18n.language);
  if (typeof value === 'string' && /time$/i.test(name)) return dateAndTime(value);
  return null;
};

const Field = ({ row, group, hint }: FieldProps) => {
  const { t } = useTranslation();
  const { part, name, value } = row;
  const own = useHint(row);
  const meaningGroup = part === null ? group : isFieldGroup(part) ? part : null;
  const note = meaningGroup && meaningOf(t, meaningGroup, name);
  const text = valueText(value);
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
      {text.includes('\n') ? (
        <pre className={styles.block}>{text}</pre>
      ) : (
        <code className={styles.value}>{text}</code>
      )}
      {(hint ?? own) && <span className={styles.hint}>{hint ?? own}</span>}
    </Fact>
  );
};

type FieldListProps = {
  rows: readonly FieldRow[];
  /** Which texts say what the fields mean; null for a title's own. */
  group: FieldGroup | null;
  /** What to say beside a field, by its name. */
  hints?: Readonly<Record<string, string>>;
};

/** Fields of a session document with what they mean; unknown ones as they are. */
export const FieldList = memo(({ rows, group, hints = {} }: FieldListProps) => {
  const { t } = useTranslation();
  if (rows.length === 0) return <p className={styles.empty}>{t('properties.empty')}</p>;
  return (
    <Facts>
      {rows.map((row) => (
        <Field
          key={`${row.part}.${row.name}`}
          row={row}
          group={group}
          hint={row.part === null ? hints[row.name] : undefined}
        />
      ))}
    </Facts>
  );
});
