import type { TFunction } from 'i18next';
import { fieldTexts } from '../locales/en-fields.ts';

export type FieldGroup = keyof typeof fieldTexts;
type FieldKey = { [G in FieldGroup]: `${G}.${keyof (typeof fieldTexts)[G] & string}` }[FieldGroup];

export const isFieldGroup = (name: string): name is FieldGroup => Object.hasOwn(fieldTexts, name);

/** What a field of the session document means; null for a field that we do not know. */
export const meaningOf = (t: TFunction, group: FieldGroup, name: string): string | null =>
  // the key was just found, which the compiler cannot follow through two levels
  Object.hasOwn(fieldTexts[group], name) ? t(`${group}.${name}` as FieldKey, { ns: 'fields' }) : null;
