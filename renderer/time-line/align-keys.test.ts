import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameJson } from '../../protocol/differences.ts';
import { alignKeys } from './align-keys.ts';

test('keys stand as in the other value, new ones behind them', () => {
  const like = { b: 1, a: { y: 1, x: 2 }, gone: 0 };
  const value = { n: 1, a: { x: 3, z: 4, y: 5 }, b: [{ q: 1 }] };
  expect(JSON.stringify(alignKeys(value, like))).toBe('{"b":[{"q":1}],"a":{"y":5,"x":3,"z":4},"n":1}');
});

test('only the order changes, whatever the two are', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (value, like) => {
      expect(sameJson(alignKeys(value, like), value)).toBe(true);
    }),
  );
});
