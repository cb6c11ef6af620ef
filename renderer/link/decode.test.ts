import { expect, test } from 'vitest';
import { decodedOnceMore } from './decode.ts';

test('a text that was encoded twice is decoded once more', () => {
  expect(decodedOnceMore('Join%20my%20game%21')).toBe('Join my game!');
});

test('a text without percent escapes, or with broken ones, has nothing to decode', () => {
  expect(decodedOnceMore('100% fun')).toBeNull();
  expect(decodedOnceMore('plain')).toBeNull();
  expect(decodedOnceMore('%ff')).toBeNull();
});
