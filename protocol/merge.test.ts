import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeFields } from './merge.ts';

const value = fc.jsonValue({ maxDepth: 2 }).filter((json) => json !== null);
const name = fc.oneof(
  fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'),
  fc.string({ maxLength: 3 }),
);
const fieldsOf = <T>(of: fc.Arbitrary<T>) =>
  fc.uniqueArray(fc.tuple(name, of), { selector: ([key]) => key, maxLength: 6 }).map(Object.fromEntries);
const fields = fieldsOf(value);
const delta = fieldsOf(fc.option(value, { freq: 3 }));

describe('merging a delta', () => {
  it('keeps what is absent, deletes what is null, replaces what is there', () => {
    const before = { active: true, connection: 'one', subscription: { id: 'x' } };
    expect(mergeFields(before, { connection: 'two', subscription: null })).toEqual({
      active: true,
      connection: 'two',
    });
  });

  it('replaces a field whole: nothing below the first level is merged', () => {
    expect(mergeFields({ map: { name: 'a', size: 1 } }, { map: { name: 'b' } })).toEqual({
      map: { name: 'b' },
    });
  });

  it('changes nothing for an empty delta', () => {
    fc.assert(
      fc.property(fields, (before) => {
        expect(mergeFields(before, {})).toEqual(before);
      }),
    );
  });

  it('gives the same when it is applied twice', () => {
    fc.assert(
      fc.property(fields, delta, (before, change) => {
        const once = mergeFields(before, change);
        expect(mergeFields(once, change)).toEqual(once);
      }),
    );
  });

  it('holds, field by field, the delta where it says something and what was before elsewhere', () => {
    fc.assert(
      fc.property(fields, delta, (before, change) => {
        const merged = mergeFields(before, change);
        for (const key of new Set([...Object.keys(before), ...Object.keys(change)])) {
          const wanted = Object.hasOwn(change, key) ? change[key] : before[key];
          expect(Object.hasOwn(merged, key)).toBe(wanted !== null);
          if (wanted !== null) expect(merged[key]).toBe(wanted);
        }
      }),
    );
  });

  it('touches neither of its arguments, nor any prototype', () => {
    fc.assert(
      fc.property(fields, delta, (before, change) => {
        const copies = structuredClone({ before, change });
        const merged = mergeFields(before, change);
        expect({ before, change }).toEqual(copies);
        expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
      }),
    );
  });
});
