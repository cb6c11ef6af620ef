import { expect, test } from 'vitest';
import { zoomStep } from './zoom-factors.ts';

test('goes one step up or down, and not beyond the ends', () => {
  expect([zoomStep(1, 1), zoomStep(1, -1)]).toEqual([1.1, 0.9]);
  expect([zoomStep(3, 1), zoomStep(0.5, -1)]).toEqual([null, null]);
});

test('a factor between the steps goes to the nearest on that side', () => {
  expect([zoomStep(1.2, 1), zoomStep(1.2, -1)]).toEqual([1.25, 1.1]);
});
