import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inPieces, laidOut, looksLikeJson } from './lay-out-json.ts';

const whole = (pieces: Iterable<string>): string => [...pieces].join('');

test('JSON is laid out as JSON.stringify would', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const expected = JSON.stringify(JSON.parse(text), null, 2);
      expect(whole(laidOut(JSON.stringify(JSON.parse(text))))).toBe(expected);
      expect(whole(laidOut(expected))).toBe(expected);
    }),
  );
});

test('numbers keep their digits, and keys that come twice stay', () => {
  expect(whole(laidOut('{"a":12345678901234567890,"a":1.0}'))).toBe(
    '{\n  "a": 12345678901234567890,\n  "a": 1.0\n}',
  );
});

test('of text that is no JSON nothing but blanks is lost', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const bare = (one: string) => one.replaceAll(/\s/g, '');
      expect(bare(whole(laidOut(`{${text}`)))).toBe(bare(`{${text}`));
    }),
  );
});

test('5 MB come in pieces', () => {
  const big = JSON.stringify(Array.from({ length: 60_000 }, (_, index) => ({ index, name: 'x'.repeat(60) })));
  const pieces = [...laidOut(big)];
  expect(pieces.length).toBeGreaterThan(50);
  expect(JSON.parse(pieces.join(''))).toHaveLength(60_000);
  expect(whole(inPieces(big))).toBe(big);
});

test('what looks like JSON is laid out, and what is not stays', () => {
  expect(['{"a":1}', ' [1]', '{', '<html>', '"text"', ''].map(looksLikeJson)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});
