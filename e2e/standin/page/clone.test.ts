import { expect, test } from 'vitest';
import { cloneCodec } from './clone.ts';

const { encode, decode } = cloneCodec();
const clone = (value: unknown) => decode(encode(value));

test('an error keeps its kind, message and stack', () => {
  const error = new RangeError('too far');
  const copy = clone({ error }) as { error: Error };
  expect(copy.error).toBeInstanceOf(RangeError);
  expect(copy.error.message).toBe('too far');
  expect(copy.error.stack).toBe(error.stack);
});

test('a key __proto__ is data', () => {
  const copy = clone(JSON.parse('{"__proto__":{"polluted":true}}')) as object;
  expect(Object.keys(copy)).toEqual(['__proto__']);
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test.each([[() => 1], [Symbol('a')], [Promise.resolve()], [new WeakMap()], [{ deep: [() => 1] }]])(
  '%s cannot be cloned',
  (value) => {
    expect(() => encode(value)).toThrow('An object could not be cloned.');
  },
);

test('what structured clone gives is what comes out', () => {
  const value = {
    a: [new Map([[1, { b: new Set([2n]) }]])],
    date: new Date(3),
    view: new Int16Array([1, -1]),
    holes: [undefined, 1],
  };
  expect(clone(value)).toEqual(structuredClone(value));
});
