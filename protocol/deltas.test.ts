import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deltaBetween,
  deltas,
  isEmptyDelta,
  isProblem,
  mergeProperties,
  type Properties,
  propertyDifferences,
  readProperties,
  rebase,
} from './deltas.ts';

const value = fc.jsonValue({ maxDepth: 2 }).filter((json) => json !== null);
const name = fc.oneof(fc.constantFrom('a', 'b', '__proto__', 'constructor'), fc.string({ maxLength: 3 }));
const fields = fc
  .uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 6 })
  .map((entries): Record<string, unknown> => Object.fromEntries(entries));
const properties: fc.Arbitrary<Required<Properties>> = fc.record({ system: fields, custom: fields });

describe('the delta between what is and what is wanted', () => {
  it('makes the one into the other when the service merges it', () => {
    fc.assert(
      fc.property(properties, properties, (before, after) => {
        expect(mergeProperties(before, deltaBetween(before, after))).toEqual(after);
      }),
    );
  });

  it('is empty exactly where nothing differs', () => {
    fc.assert(
      fc.property(properties, properties, (before, after) => {
        expect(isEmptyDelta(deltaBetween(before, before))).toBe(true);
        expect(isEmptyDelta(deltaBetween(before, after))).toBe(
          propertyDifferences(before, after).length === 0,
        );
      }),
    );
  });

  it('names nothing that did not change', () => {
    fc.assert(
      fc.property(properties, properties, (before, after) => {
        const { custom = {} } = deltaBetween(before, after);
        const differing = propertyDifferences({ custom: before.custom }, { custom: after.custom });
        expect(
          Object.keys(custom)
            .map((key) => `custom.${key}`)
            .sort(),
        ).toEqual(differing.map((one) => one.name).sort());
      }),
    );
  });

  it('removes with null, and sends arrays and objects whole', () => {
    const before = { custom: { map: 'dust', players: [1, 2], mode: { name: 'ctf', size: 1 } } };
    const after = { custom: { players: [1, 2, 3], mode: { name: 'ctf', size: 2 } } };
    expect(deltaBetween(before, after)).toEqual({
      custom: { map: null, players: [1, 2, 3], mode: { name: 'ctf', size: 2 } },
    });
  });

  it('leaves a part alone that is not there, and takes null for "remove"', () => {
    const before = { system: { active: true }, custom: { map: 'dust' } };
    expect(deltaBetween(before, { custom: { map: null, other: null } })).toEqual({ custom: { map: null } });
  });
});

describe('one change on top of another', () => {
  it('keeps theirs where mine says nothing, and mine where both wrote', () => {
    const base = { custom: { map: 'dust', round: 1, mode: 'ctf' } };
    const mine = { custom: { map: 'mill', round: 1 } };
    const theirs = { custom: { map: 'ice', round: 2, mode: 'ctf', more: true } };
    expect(rebase(base, mine, theirs).custom).toEqual({ map: 'mill', round: 2, more: true });
  });

  it('is theirs alone where nothing was changed', () => {
    fc.assert(
      fc.property(properties, properties, (base, theirs) => {
        expect(rebase(base, base, theirs)).toEqual(theirs);
      }),
    );
  });
});

describe('a wish as a write', () => {
  it.each([
    ['active', deltas.active('id-1'), { active: true, connection: 'id-1' }],
    ['active without a connection', deltas.active(undefined), { active: true }],
    ['inactive', deltas.inactive(), { active: false, ready: false }],
    ['ready', deltas.ready(), { active: false, ready: true }],
  ])('of %s touches my member alone', (_, request, system) => {
    expect(request).toEqual({ members: { me: { properties: { system } } } });
  });

  it.each([
    ['host', deltas.host('abc'), { host: 'abc' }],
    ['no host', deltas.host(null), { host: null }],
    ['locked', deltas.locked(true), { locked: true }],
    ['open again', deltas.closed(false), { closed: false }],
    ['who may join', deltas.joinRestriction('followed'), { joinRestriction: 'followed' }],
  ])('of %s touches the session alone', (_, request, system) => {
    expect(request).toEqual({ properties: { system } });
  });

  it('of leaving is null in my place', () => {
    expect(deltas.leave()).toEqual({ members: { me: null } });
  });
});

describe('a text read as properties', () => {
  it.each<[unknown, string, string]>([
    [[], 'not-an-object', ''],
    [null, 'not-an-object', ''],
    ['x', 'not-an-object', ''],
    [{ custom: [] }, 'part-not-an-object', 'custom'],
    [{ system: null }, 'part-not-an-object', 'system'],
    [{ custom: {}, map: 'dust' }, 'unknown-part', 'map'],
  ])('is refused for %j', (given, code, part) => {
    expect(readProperties(given)).toEqual({ code, part });
  });

  it('is taken with both parts, one, or none, and with a custom field named code', () => {
    for (const given of [{}, { custom: { code: 'x' } }, { system: {}, custom: {} }]) {
      const read = readProperties(given);
      expect(isProblem(read)).toBe(false);
      expect(read).toEqual(given);
    }
  });
});
