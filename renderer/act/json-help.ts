import type { Diagnostic } from '@codemirror/lint';
import type { TFunction } from 'i18next';
import type { z } from 'zod';
import { fieldNotes } from '../../protocol/documented-form.ts';
import type { JsonHelp } from './json-editor.ts';
import { rangesIn } from './json-scan.ts';
import { parseJson } from './json-text.ts';
import { namesIn, shapeAt, shapeOf, valuesIn } from './schema-shape.ts';

/** Custom bags hold what titles like: only what is in the session already can be offered. */
const isCustom = (path: readonly string[]): boolean => path.at(-1) === 'custom';

/** Help by a schema: it names fields and values, and warns of what it does not know. */
export const helpBy = (
  t: TFunction,
  schema: z.ZodType | null,
  knows: {
    /** What a field means, by the path of its holder. */
    meaning(path: readonly string[], name: string): string | null;
    customNames: readonly string[];
  },
): JsonHelp => {
  const shape = schema && shapeOf(schema);
  return {
    names: (path) => {
      if (isCustom(path)) return knows.customNames.map((name) => ({ name, kind: '', meaning: null }));
      const here = shape && shapeAt(shape, path);
      if (!here) return [];
      return namesIn(here).map((field) => ({ ...field, meaning: knows.meaning(path, field.name) }));
    },
    values: (path) => {
      const here = shape && shapeAt(shape, path);
      return here ? valuesIn(here) : [];
    },
    check: (text): Diagnostic[] => {
      if (text.trim() === '') return [];
      const parsed = parseJson(text);
      if (!parsed.ok) {
        const { at, message } = parsed.problem;
        const from = Math.min(at, text.length);
        return [{ from, to: Math.min(from + 1, text.length), severity: 'error', message }];
      }
      if (!schema) return [];
      const ranges = rangesIn(text);
      return fieldNotes(schema, parsed.value).flatMap(({ code, part }) => {
        const range = ranges.get(part);
        const message = t(`notes.${code}`, { ns: 'request' });
        return range ? [{ ...range, severity: 'warning' as const, message }] : [];
      });
    },
  };
};
