import { isExactNumber } from './exact-json.ts';

/** A JSON object whose fields are not fixed. */
export type Fields = Record<string, unknown>;

/**
 * Applies a delta to one level of fields: what the delta leaves out stays, `null` deletes, anything else
 * replaces the field whole. That is how `custom` merges by top-level key and `system` by field: a later
 * write of `active` and `connection` alone kept `subscription`, and adding one custom key kept the other.
 * [wire] Depth below the first level is not shown by any capture; docs say system fields are replaced whole.
 * The very same object where nothing changes: what was made of it need not be made again.
 */
export const mergeFields = (before: Fields, delta: Fields): Readonly<Fields> => {
  if (changesNothing(before, delta)) return before;
  const merged = { ...before, ...delta };
  if (!Object.values(delta).includes(null)) return merged;
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
};

const changesNothing = (before: Fields, delta: Fields): boolean => {
  for (const name of Object.keys(delta))
    if (delta[name] === null || delta[name] !== before[name]) return false;
  return true;
};

/** The same object without these fields; itself where there are none to leave out. */
export const without = (fields: Readonly<Fields>, names: readonly string[]): Readonly<Fields> =>
  names.length === 0
    ? fields
    : Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isExactNumber(value);
