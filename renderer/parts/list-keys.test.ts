import { expect, test } from 'vitest';
import { targetOf } from './list-keys.ts';

test('arrows go one row and stop at the ends', () => {
  expect(targetOf('ArrowDown', 0, 3)).toBe(1);
  expect(targetOf('ArrowDown', 2, 3)).toBe(2);
  expect(targetOf('ArrowUp', 0, 3)).toBe(0);
});

test('Home and End go to the ends, pages in steps', () => {
  expect(targetOf('Home', 50, 100)).toBe(0);
  expect(targetOf('End', 50, 100)).toBe(99);
  expect(targetOf('PageDown', 50, 100)).toBe(58);
  expect(targetOf('PageUp', 3, 100)).toBe(0);
});

test('from nothing selected, down leads to the first row', () => {
  expect(targetOf('ArrowDown', -1, 3)).toBe(0);
});

test('other keys, and any key in an empty list, lead nowhere', () => {
  expect(targetOf('x', 0, 3)).toBeNull();
  expect(targetOf('End', -1, 0)).toBeNull();
});
