import { expect, test } from 'vitest';
import { dateAndTime, shortTime, timeOfDay } from './time.ts';

const now = new Date(2026, 10, 20, 12, 0, 0);
const today = new Date(2026, 10, 20, 9, 4, 31);
const before = new Date(2026, 10, 18, 9, 4, 31);

test('a list shows the time of day for today and the date for before', () => {
  expect(shortTime(today.toISOString(), now)).toBe(timeOfDay(today.toISOString()));
  expect(shortTime(before.toISOString(), now)).not.toContain(':');
});

test('times are local, also with the seven digits that the service writes', () => {
  const seven = today.toISOString().replace('.000Z', '.0000000Z');
  expect(timeOfDay(seven)).toContain('04:31');
  expect(dateAndTime(seven)).toContain('2026');
});

test('a text that is no time stays as it is', () => {
  expect(timeOfDay('soon')).toBe('soon');
  expect(shortTime('soon', now)).toBe('soon');
});
