import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differencesBetween, sameJson } from './differences.ts';

const plain = (text: string): unknown => JSON.parse(text);

test('JSON values are the same exactly where Node finds them deeply equal', () => {
  const value = fc.json({ maxDepth: 3 }).map((text) => text.replaceAll('-0', '0'));
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(sameJson(plain(one), plain(one))).toBe(true);
      expect(sameJson(plain(one), plain(other))).toBe(isDeepStrictEqual(plain(one), plain(other)));
    }),
  );
});

test('the order of keys does not count, and that of items does', () => {
  expect(sameJson({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
  expect(sameJson([1, 2], [2, 1])).toBe(false);
  expect(sameJson([], {})).toBe(false);
  expect(sameJson({ a: null }, {})).toBe(false);
});

test('what is set, changed and removed is told by name', () => {
  expect(differencesBetween({ a: 1, b: 2, c: 3 }, { d: 4, b: 0, c: 3 })).toEqual([
    { name: 'd', how: 'set', after: 4 },
    { name: 'b', how: 'changed', before: 2, after: 0 },
    { name: 'a', how: 'removed', before: 1 },
  ]);
  expect(differencesBetween(undefined, { a: null }, new Set(['b']))).toEqual([
    { name: 'a', how: 'set', after: null },
  ]);
  expect(differencesBetween({ b: 1 }, undefined, new Set(['b']))).toEqual([]);
});
