import { Button, Tooltip } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { completeFilter, filterFacts } from '../../protocol/call-filter-complete.ts';
import { FILTER_KEYS, type FilterProblem, MARKS } from '../../protocol/call-filter-terms.ts';
import type { CallSummary } from '../../protocol/call-summary.ts';
import { createFilterEditor, type FilterEditor } from './filter-editor.ts';
import styles from './filter-field.module.css';
import { SavedFilters } from './saved-filters.tsx';

type FilterFieldProps = {
  text: string;
  problems: readonly FilterProblem[];
  /** Of these the values are offered. */
  calls: readonly CallSummary[];
  onChange(text: string): void;
};

/** The filter as a line of text: keys and values are offered, and what is wrong is underlined and told below. */
export const FilterField = ({ text, problems, calls, onChange }: FilterFieldProps) => {
  const { t } = useTranslation();
  const told = useId();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<FilterEditor>(null);
  const latest = useRef({ text, calls, onChange });
  useEffect(() => {
    latest.current = { text, calls, onChange };
  });

  useEffect(() => {
    if (!place.current) return;
    const made = createFilterEditor(place.current, {
      text: latest.current.text,
      name: t('callFilter.label'),
      placeholder: t('callFilter.placeholder'),
      describedBy: told,
      phrases: { Completions: t('callFilter.completions') },
      complete: (typed, at) => completeFilter(typed, at, filterFacts(latest.current.calls)),
      describe: ({ text: option, key }) => {
        const itself = key === null ? FILTER_KEYS.find((one) => option === `${one}:`) : undefined;
        return itself && t(`callFilter.keys.${itself}`);
      },
      onChange: (typed) => latest.current.onChange(typed),
    });
    editor.current = made;
    return () => {
      editor.current = null;
      made.close();
    };
  }, [t, told]);
  useEffect(() => editor.current?.set(text), [text]);
  useEffect(() => editor.current?.mark(problems), [problems]);

  const sayProblem = ({ code, part, from }: FilterProblem): string =>
    t('callFilter.problem', {
      what: t(`callFilter.problems.${code}`, { part, keys: FILTER_KEYS.join(', '), marks: MARKS.join(', ') }),
      place: from + 1,
    });
  const choose = (filter: string) => {
    onChange(filter);
    editor.current?.focus();
  };

  return (
    <search className={styles.filter} aria-label={t('callFilter.label')}>
      <div className={styles.line}>
        <div ref={place} className={styles.field} data-wrong={problems.length > 0} />
        {text !== '' && (
          <Tooltip content={t('callFilter.clear')} relationship="label">
            <Button appearance="subtle" size="small" icon={<Dismiss16Regular />} onClick={() => choose('')} />
          </Tooltip>
        )}
        <SavedFilters text={text} canSave={text.trim() !== '' && problems.length === 0} onChoose={choose} />
      </div>
      <p id={told} className={styles.problem} role="status">
        {problems.map(sayProblem).join(' ')}
      </p>
    </search>
  );
};
