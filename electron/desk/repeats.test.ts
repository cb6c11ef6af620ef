import { expect, it } from 'vitest';
import { createRepeats } from './repeats.ts';

const LINK = 'ms-xbl-decafbad://x';

const atClock = () => {
  const clock = { ms: 1_000_000 };
  return { clock, repeats: createRepeats(() => clock.ms) };
};

it('takes the same link for a repeat of the first within 5 s, and for a new one then', () => {
  const { clock, repeats } = atClock();
  expect(repeats.firstOf(LINK)).toBeNull();
  repeats.remember(LINK, 'first');
  clock.ms += 4_999;
  expect(repeats.firstOf(LINK)).toBe('first');
  expect(repeats.firstOf(`${LINK}y`)).toBeNull();
  clock.ms += 1;
  expect(repeats.firstOf(LINK)).toBeNull();
});

it('counts the 5 s from the last time', () => {
  const { clock, repeats } = atClock();
  repeats.remember(LINK, 'first');
  clock.ms += 4_000;
  repeats.remember(LINK, 'first');
  clock.ms += 4_000;
  expect(repeats.firstOf(LINK)).toBe('first');
});

it('lets ten links within 10 s come to the front', () => {
  const { clock, repeats } = atClock();
  const fronts = Array.from({ length: 11 }, () => repeats.comesToFront());
  expect(fronts).toEqual([...Array(10).fill(true), false]);
  clock.ms += 10_000;
  expect(repeats.comesToFront()).toBe(true);
});
