import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../protocol/exact-json.ts';
import { isCommonDelta } from './common-delta.ts';
import { deltaBySchema } from './delta.ts';

const odd = fc.constantFrom<unknown>(
  ...[null, true, false, 0, 1, '', 'x', 'x'.repeat(100), 'x'.repeat(101), [], ['x'], [1], {}],
  ...[{ toString: 1 }, parseJson('{"__proto__": {"active": 1}}'), parseJson('{"id": 12345678901234567890}')],
);
/** Mostly what stands there, and now and then something else, or a field more. */
const mostly = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 40, arbitrary: value }, { weight: 1, arbitrary: odd });
const fields = (each: Record<string, fc.Arbitrary<unknown>>) =>
  mostly(
    fc
      .tuple(
        fc.record(each, { requiredKeys: [] }),
        fc.oneof(
          { weight: 40, arbitrary: fc.constant({}) },
          {
            weight: 1,
            arbitrary: fc.dictionary(
              fc.constantFrom('groups', 'roles', 'constants', 'system', '__proto__', 'constructor'),
              odd,
            ),
          },
        ),
      )
      .map(([named, more]) => ({ ...named, ...more })),
  );
const custom = mostly(fc.dictionary(fc.string(), fc.jsonValue()));
const text = mostly(fc.string({ maxLength: 110 }));
const body = fields({
  properties: fields({ custom }),
  members: fields({
    me: fields({
      properties: fields({
        system: fields({
          active: mostly(fc.boolean()),
          ready: mostly(fc.boolean()),
          connection: text,
          subscription: fields({ id: text, changeTypes: mostly(fc.array(fc.string(), { maxLength: 3 })) }),
        }),
        custom,
      }),
    }),
  }),
});

describe('a common write', () => {
  it('is what the schema would make of it', () => {
    let common = 0;
    fc.assert(
      fc.property(body, (written) => {
        if (!isCommonDelta(written)) return;
        common += 1;
        expect(deltaBySchema(written)).toStrictEqual(written);
      }),
      { numRuns: 5_000 },
    );
    expect(common).toBeGreaterThan(500);
  });

  it('is what a game sends in every round', () => {
    const system = { active: true, connection: 'c', subscription: { id: 's', changeTypes: ['everything'] } };
    const properties = { custom: { round: 1 } };
    const own = { properties: { system, custom: { score: 1 } } };
    expect(isCommonDelta({ properties, members: { me: own } })).toBe(true);
  });

  it('is none that the schema has to look at', () => {
    for (const other of [
      null,
      [],
      { members: { me: null } },
      { members: { reserve_0: {} } },
      { members: { me: { properties: { system: { active: 'yes' } } } } },
      { properties: { custom: [] } },
      parseJson('{"members": {"__proto__": {}}}'),
    ])
      expect(isCommonDelta(other)).toBe(false);
  });
});
