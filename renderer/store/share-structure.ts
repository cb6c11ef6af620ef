import { isFields } from '../../protocol/merge.ts';

type Json = Record<string, unknown>;

const shareArray = (before: unknown[], after: unknown[]): unknown[] => {
  const shared = after.map((value, at) => share(before[at], value));
  const same = before.length === after.length && shared.every((value, at) => value === before[at]);
  return same ? before : shared;
};

const shareObject = (before: Json, after: Json): Json => {
  const keys = Object.keys(after);
  const shared: Json = {};
  let same = keys.length === Object.keys(before).length;
  for (const key of keys) {
    // defineProperty, since a document may hold a field named __proto__
    const value = share(Object.hasOwn(before, key) ? before[key] : undefined, after[key]);
    Object.defineProperty(shared, key, { value, enumerable: true, configurable: true, writable: true });
    same &&= Object.hasOwn(before, key) && value === before[key];
  }
  return same ? before : shared;
};

const share = (before: unknown, after: unknown): unknown => {
  if (Object.is(before, after)) return before;
  if (Array.isArray(before) && Array.isArray(after)) return shareArray(before, after);
  if (isFields(before) && isFields(after)) return shareObject(before, after);
  return after;
};

/**
 * The new JSON value, with each part of it that is equal in the old one replaced by the old one's object,
 * so that a row whose member did not change is not drawn again.
 */
export const shareStructure = <T>(before: T | undefined, after: T): T => share(before, after) as T;
