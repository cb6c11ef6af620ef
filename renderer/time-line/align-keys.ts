import { isFields } from '../../protocol/merge.ts';

/**
 * The same JSON value with the keys of its objects in the order that they have in another, those that are new
 * behind them: the service's order is not stable, and two texts should differ only where the values do.
 */
export const alignKeys = (value: unknown, like: unknown): unknown => {
  if (Array.isArray(value)) {
    const items = Array.isArray(like) ? like : [];
    return value.map((item, at) => alignKeys(item, items[at]));
  }
  if (!isFields(value) || !isFields(like)) return value;
  const known = Object.keys(like).filter((key) => Object.hasOwn(value, key));
  const others = Object.keys(value).filter((key) => !Object.hasOwn(like, key));
  return Object.fromEntries(
    [...known, ...others].map((key) => [
      key,
      alignKeys(value[key], Object.hasOwn(like, key) ? like[key] : undefined),
    ]),
  );
};
