import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deltaBetween, isProblem, readProperties } from './deltas.ts';
import { sameJson } from './differences.ts';
import { packed, parseJson, unpacked } from './exact-json.ts';
import { pathsBetween } from './paths.ts';

const rewritten = (text: string) => JSON.stringify(parseJson(text));

describe('JSON', () => {
  it.each([
    '{"NetherNetId":17000000000000000001}',
    '[18446744073709551615,-9223372036854775808]',
    '{"a":{"b":[0.12345678901234567890]}}',
    '{"a": 17000000000000000001 }'.replaceAll(' ', ''),
    '17',
    '{"a":"x:17000000000000000001","b":1}',
  ])('keeps every digit: %s', (text) => {
    expect(rewritten(text)).toBe(text);
  });

  it('is read as ever where no number has so many digits', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(rewritten(text)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
    expect(parseJson('{"a":9007199254740991,"b":1.5}')).toEqual({ a: 9_007_199_254_740_991, b: 1.5 });
    expect(() => parseJson('{"a":17000000000000000001')).toThrow(SyntaxError);
  });
});

describe('a number that is kept as its text', () => {
  const text = '{"a":[{"id":17000000000000000001}],"b":1}';
  const read = parseJson(text);

  it('goes from one process to another, which pass plain values alone', () => {
    expect(() => structuredClone(read)).toThrow();
    const passed = unpacked(structuredClone(packed(read)));
    expect(JSON.stringify(passed)).toBe(text);
  });

  it('costs nobody a copy where there is none', () => {
    const plain = { a: [{ b: 1 }], bytes: new Uint8Array(2) };
    expect(packed(plain)).toBe(plain);
    expect(unpacked(plain)).toBe(plain);
  });

  it('is a leaf: it differs by its digits, and nobody looks into it', () => {
    const other = parseJson(text.replace('01}', '02}'));
    expect(sameJson(read, parseJson(text))).toBe(true);
    expect(pathsBetween(read, other).map(({ path }) => path)).toEqual(['a[0].id']);
  });

  it('is not made of what only looks like one', () => {
    const hostile = JSON.parse('{"\\u0000digits":"1;alert(1)"}') as object;
    expect(unpacked(hostile)).toEqual(hostile);
  });

  it('is kept by a delta to what was edited', () => {
    const base = readProperties(parseJson('{"custom":{"id":17000000000000000001,"big":1,"map":"a"}}'));
    const wanted = readProperties(
      parseJson('{"custom":{"id":17000000000000000001,"big":17000000000000000003,"map":"b"}}'),
    );
    if (isProblem(base) || isProblem(wanted)) throw new Error('they are properties');
    expect(JSON.stringify(deltaBetween(base, wanted))).toBe(
      '{"custom":{"big":17000000000000000003,"map":"b"}}',
    );
  });
});
