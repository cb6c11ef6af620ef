import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameJson } from './differences.ts';
import { pathsBetween } from './paths.ts';

test('tells each value that differs by its way from the root', () => {
  const before = { a: { b: 1, gone: [1] }, list: [1, 2, 3], same: { x: 1, y: 2 } };
  const after = { a: { b: 2, 'new.one': null }, list: [1, 5], same: { y: 2, x: 1 } };
  expect(pathsBetween(before, after)).toEqual([
    { path: 'a.b', how: 'changed', before: 1, after: 2 },
    { path: 'a["new.one"]', how: 'set', after: null },
    { path: 'a.gone', how: 'removed', before: [1] },
    { path: 'list[1]', how: 'changed', before: 2, after: 5 },
    { path: 'list[2]', how: 'removed', before: 3 },
  ]);
});

test('a value that became another kind is told as a whole', () => {
  expect(pathsBetween({ a: { b: 1 } }, { a: [1] })).toEqual([
    { path: 'a', how: 'changed', before: { b: 1 }, after: [1] },
  ]);
  expect(pathsBetween({ a: null }, { a: {} })).toEqual([
    { path: 'a', how: 'changed', before: null, after: {} },
  ]);
});

test('names that no object should have are names like others', () => {
  const hostile = JSON.parse('{"__proto__":{"x":1},"constructor":2}');
  expect(pathsBetween({}, hostile)).toEqual([
    { path: '__proto__', how: 'set', after: { x: 1 } },
    { path: 'constructor', how: 'set', after: 2 },
  ]);
});

test('finds something exactly where two values are not the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      expect(pathsBetween(one, other).length === 0).toBe(sameJson(one, other));
    }),
  );
});
