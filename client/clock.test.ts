import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from './clock.ts';

const DAY = 24 * 60 * 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('waits for as long as it is told, also where Node’s own timers can not', () => {
  const callback = vi.fn();
  systemClock.setTimer(60 * DAY, callback);
  vi.advanceTimersByTime(60 * DAY - 1);
  expect(callback).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(callback).toHaveBeenCalledOnce();
});

it('can be called off at any time', () => {
  const callback = vi.fn();
  const callOff = systemClock.setTimer(60 * DAY, callback);
  vi.advanceTimersByTime(30 * DAY);
  callOff();
  expect(vi.getTimerCount()).toBe(0);
});
