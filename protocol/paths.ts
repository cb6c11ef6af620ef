import { type Difference, sameJson } from './differences.ts';
import { isExactNumber } from './exact-json.ts';

/** A value that differs, by its way from the root: `properties.custom.map`, `keywords[0]`, `servers["a.b"]`. */
export type PathDifference = Omit<Difference, 'name'> & { path: string };

/**
 * What differs between two JSON values, down to the deepest place: values of `after` in their order, then what is
 * gone. An object or a list that is new or gone is told as a whole.
 */
export const pathsBetween = (before: unknown, after: unknown): PathDifference[] => {
  const found: PathDifference[] = [];
  compare('', before, after, found);
  return found;
};

const compare = (path: string, before: unknown, after: unknown, found: PathDifference[]): void => {
  if (before === after) return;
  const [was, is] = [partsOf(path, before), partsOf(path, after)];
  if (!was || !is || Array.isArray(before) !== Array.isArray(after)) {
    if (!sameJson(before, after)) found.push({ path, how: 'changed', before, after });
    return;
  }
  for (const [part, value] of is) {
    if (was.has(part)) compare(part, was.get(part), value, found);
    else found.push({ path: part, how: 'set', after: value });
  }
  for (const [part, value] of was) {
    if (!is.has(part)) found.push({ path: part, how: 'removed', before: value });
  }
};

/** What an object or a list holds, by path; null for any other value. */
const partsOf = (path: string, value: unknown): Map<string, unknown> | null => {
  if (typeof value !== 'object' || value === null || isExactNumber(value)) return null;
  if (Array.isArray(value)) return new Map(value.map((item, at) => [`${path}[${at}]`, item]));
  return new Map(Object.entries(value).map(([name, item]) => [below(path, name), item]));
};

/** Names that would read as several are put into brackets. */
const below = (path: string, name: string): string => {
  if (!/^[\w$-]+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === '' ? name : `${path}.${name}`;
};
