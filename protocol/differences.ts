/** One named value that differs. `before` is absent when it was set newly, `after` when it was removed. */
export type Difference = {
  name: string;
  how: 'set' | 'changed' | 'removed';
  before?: unknown;
  after?: unknown;
};

type Named = Record<string, unknown>;

/**
 * What differs between two JSON objects, one level deep: names of `after` in their order, then those that are
 * gone. Names in `without` are left out.
 */
export const differencesBetween = (
  before: Named | undefined,
  after: Named | undefined,
  without?: ReadonlySet<string>,
): Difference[] => {
  if (before === after) return [];
  const [was, is] = [before ?? {}, after ?? {}];
  const found: Difference[] = [];
  for (const name of Object.keys(is)) {
    if (without?.has(name)) continue;
    if (!Object.hasOwn(was, name)) found.push({ name, how: 'set', after: is[name] });
    else if (!sameJson(was[name], is[name])) {
      found.push({ name, how: 'changed', before: was[name], after: is[name] });
    }
  }
  for (const name of Object.keys(was)) {
    if (!without?.has(name) && !Object.hasOwn(is, name)) {
      found.push({ name, how: 'removed', before: was[name] });
    }
  }
  return found;
};

/** Equality of JSON values; the order of an object's keys does not count, for the service's is not stable. */
export const sameJson = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, at) => sameJson(item, other[at]));
  }
  const [names, others] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))];
  return (
    names.length === others.size &&
    names.every(([name, value]) => others.has(name) && sameJson(value, others.get(name)))
  );
};
