import type { TFunction } from 'i18next';
import { fieldDefaults } from '../../protocol/field-defaults.ts';
import { fieldMeanings } from '../../protocol/field-meanings.ts';

export type FieldGroup = keyof typeof fieldMeanings;
type FieldKey = { [G in FieldGroup]: `${G}.${keyof (typeof fieldMeanings)[G] & string}` }[FieldGroup];

export const isFieldGroup = (name: string): name is FieldGroup => Object.hasOwn(fieldMeanings, name);

/** What a field of the session document means; null for a field that we do not know. */
export const meaningOf = (t: TFunction, group: FieldGroup, name: string): string | null =>
  // the key was just found, which the compiler cannot follow through two levels
  Object.hasOwn(fieldMeanings[group], name) ? t(`${group}.${name}` as FieldKey, { ns: 'fields' }) : null;

/** What the field is where nobody set it, as JSON; null where it is simply absent then. */
export const defaultOf = (group: FieldGroup, name: string): string | null => {
  const defaults: Readonly<Record<string, unknown>> = fieldDefaults[group] ?? {};
  return Object.hasOwn(defaults, name) ? JSON.stringify(defaults[name]) : null;
};
