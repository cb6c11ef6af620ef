/** A JSON object whose fields are not fixed. */
export type Fields = Record<string, unknown>;

/**
 * Applies a delta to one level of fields: what the delta leaves out stays, `null` deletes, anything else
 * replaces the field whole. That is how `custom` merges by top-level key and `system` by field: a later
 * write of `active` and `connection` alone kept `subscription`, and adding one custom key kept the other.
 * [wire] Depth below the first level is not shown by any capture; docs say system fields are replaced whole.
 */
export const mergeFields = (before: Fields, delta: Fields): Fields => {
  const merged = { ...before, ...delta };
  if (!Object.values(delta).includes(null)) return merged;
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
};

/** The smallest delta that makes `after` out of `before` when it is merged. */
export const deltaBetween = (before: Fields, after: Fields): Fields => {
  const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const written = Object.entries(after).filter(
    ([key, value]) => !Object.hasOwn(before, key) || JSON.stringify(before[key]) !== JSON.stringify(value),
  );
  return Object.fromEntries([...removed.map((key): [string, unknown] => [key, null]), ...written]);
};
