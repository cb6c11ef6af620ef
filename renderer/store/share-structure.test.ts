import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareStructure } from './share-structure.ts';

test('the result always equals the new value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
      expect(shareStructure(before, after)).toEqual(after);
    }),
  );
});

test('an equal value is the old object itself', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(shareStructure(value, structuredClone(value))).toBe(value);
    }),
  );
});

test('what did not change keeps its object, what did does not', () => {
  const before = { members: { '0': { name: 'Ada' }, '1': { name: 'Bea' } }, list: [{ a: 1 }, { b: 2 }] };
  const after = { members: { '0': { name: 'Ada' }, '1': { name: 'Cyd' } }, list: [{ a: 1 }, { b: 3 }] };
  const shared = shareStructure(before, after);
  expect(shared.members['0']).toBe(before.members['0']);
  expect(shared.members['1']).not.toBe(before.members['1']);
  expect(shared.list[0]).toBe(before.list[0]);
});

test('a field that went away is gone, and one called __proto__ is a field like others', () => {
  const after = JSON.parse('{"a":1,"__proto__":{"evil":true}}');
  const shared = shareStructure<unknown>({ a: 1, b: 2 }, after);
  expect(JSON.stringify(shared)).toBe('{"a":1,"__proto__":{"evil":true}}');
  expect(Object.getPrototypeOf(shared)).toBe(Object.prototype);
});
