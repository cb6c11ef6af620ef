import { expect, test } from 'vitest';
import { dateAndTime, minuteTime, preciseTime, shortTime, timeOfDay } from './time.ts';

const now = new Date(2026, 10, 20, 12, 0, 0);
const today = new Date(2026, 10, 20, 9, 4, 31);
const before = new Date(2026, 10, 18, 9, 4, 31);

test('a list shows the time of day for today and the date for before', () => {
  expect(shortTime(today.toISOString(), 'local', now)).toBe(timeOfDay(today.toISOString(), 'local'));
  expect(shortTime(before.toISOString(), 'local', now)).not.toContain(':');
});

test('local times are those of the clock on the wall, also with the seven digits that the service writes', () => {
  const seven = today.toISOString().replace('.000Z', '.0000000Z');
  expect(timeOfDay(seven, 'local')).toContain('04:31');
  expect(dateAndTime(seven, 'local')).toContain('2026');
});

test('a text that is no time stays as it is', () => {
  expect(timeOfDay('soon', 'local')).toBe('soon');
  expect(shortTime('soon', 'local', now)).toBe('soon');
});

test('precise times have milliseconds, are of the zone that is asked for, and name another day', () => {
  const noon = new Date('2026-11-20T12:00:00Z');
  expect(preciseTime('2026-11-20T09:04:31.0421234Z', 'utc', noon)).toBe('09:04:31.042');
  expect(preciseTime('2026-11-19T09:04:31.042Z', 'utc', noon)).toMatch(/19.*09:04:31.042$/);
  expect(preciseTime(today.toISOString(), 'local', now)).toBe('09:04:31.000');
  expect(preciseTime('soon', 'utc', noon)).toBe('soon');
});

test('in UTC a time and the day that it belongs to are those of UTC, and a date says so', () => {
  const late = '2026-11-20T23:30:00Z';
  expect(timeOfDay(late, 'utc')).toMatch(/^(11|23):30:00/);
  expect(dateAndTime(late, 'utc')).toMatch(/20.*30:00.* UTC$/);
  expect(shortTime(late, 'utc', new Date('2026-11-20T00:10:00Z'))).toBe(timeOfDay(late, 'utc'));
  expect(shortTime(late, 'utc', new Date('2026-11-21T00:10:00Z'))).not.toContain(':');
});

test('what begins or ends is told to the minute, and with its day where that is not today', () => {
  const noon = new Date('2026-11-20T12:00:00Z');
  expect(minuteTime('2026-11-20T14:05:31Z', 'utc', noon)).toMatch(/^(14|2):05(?!:)/);
  expect(minuteTime('2026-11-21T08:53:05Z', 'utc', noon)).toMatch(/21.*8:53(?!:)/);
  expect(minuteTime('soon', 'utc', noon)).toBe('soon');
});
