import { isFields } from '../../protocol/merge.ts';

type Json = Record<string, unknown>;

/** One field as it is shown. `part` is the path of the object it stands in, below its section. */
export type FieldRow = { part: string | null; name: string; value: unknown };

/** The fields of an object, those of objects in it as rows of their own: one level, as the service nests. */
export const fieldRows = (object: Json): FieldRow[] =>
  Object.entries(object).flatMap(([name, value]): FieldRow[] =>
    isFields(value) && Object.keys(value).length > 0
      ? Object.entries(value).map(([inner, of]) => ({ part: name, name: inner, value: of }))
      : [{ part: null, name, value }],
  );

/** Fields whole, not opened: for custom properties, whose shape is the title's own. */
export const wholeRows = (object: Json): FieldRow[] =>
  Object.entries(object).map(([name, value]) => ({ part: null, name, value }));

/** The path of a row within its section. */
export const rowKey = ({ part, name }: FieldRow): string => (part === null ? name : `${part}.${name}`);

/** A row for each field of `names` that `object` has not. */
export const unsetRows = (object: Json, names: readonly string[], part: string | null = null): FieldRow[] =>
  names.filter((name) => !Object.hasOwn(object, name)).map((name) => ({ part, name, value: undefined }));

/** A value as JSON, over several lines only when it has to be. */
export const valueText = (value: unknown): string => {
  const line = JSON.stringify(value) ?? 'undefined';
  return line.length > 60 && typeof value === 'object' ? JSON.stringify(value, null, 2) : line;
};

/** True for a field that the service gives in milliseconds. */
export const isDuration = (part: string | null, name: string): boolean =>
  /timeout$/i.test(name) || part === 'timeouts';

const UNITS = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
  [1_000, 'second'],
] as const;

/** `180000` → "3 minutes", in the largest unit that it is whole in; null where the number says as much. */
export const durationText = (ms: number, locale: string): string | null => {
  const unit = ms > 0 ? UNITS.find(([size]) => ms % size === 0) : undefined;
  if (!unit) return null;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: unit[1], unitDisplay: 'long' }).format(
    ms / unit[0],
  );
};
