import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './exact-json.ts';

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
