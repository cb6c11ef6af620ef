import { expect, test } from 'vitest';
import { timeLeft } from './time-left.ts';

const now = Date.parse('2026-11-20T12:00:00.000Z');

test('minutes and seconds, the last second counted whole, and never less than nothing', () => {
  expect(timeLeft('2026-11-20T12:15:00.000Z', now)).toBe('15:00');
  expect(timeLeft('2026-11-20T12:00:04.001Z', now)).toBe('0:05');
  expect(timeLeft('2026-11-20T12:00:00.000Z', now)).toBe('0:00');
  expect(timeLeft('2026-11-20T11:00:00.000Z', now)).toBe('0:00');
  expect(timeLeft('soon', now)).toBe('0:00');
});
