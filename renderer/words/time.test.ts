import { expect, test } from 'vitest';
import { dateAndTime, preciseTime, shortTime, timeOfDay } from './time.ts';

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

test('precise times have milliseconds, are of the zone that is asked for, and name another day', () => {
  const noon = new Date('2026-11-20T12:00:00Z');
  expect(preciseTime('2026-11-20T09:04:31.0421234Z', 'utc', noon)).toBe('09:04:31.042');
  expect(preciseTime('2026-11-19T09:04:31.042Z', 'utc', noon)).toMatch(/19.*09:04:31.042$/);
  expect(preciseTime(today.toISOString(), 'local', now)).toBe('09:04:31.000');
  expect(preciseTime('soon', 'utc', noon)).toBe('soon');
});
