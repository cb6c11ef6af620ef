import { expect, it, onTestFinished, vi } from 'vitest';
import { indexInTurns } from './index-in-turns.ts';

const start = (index: (atMost: number) => boolean) => {
  vi.useFakeTimers();
  const notices: string[] = [];
  const turns = indexInTurns(index, (text) => notices.push(text));
  onTestFinished(() => {
    turns.stop();
    vi.useRealTimers();
  });
  return { ...turns, notices };
};

it('indexes what is there a little at a time, and rests until more comes', () => {
  let left = 250;
  let turns = 0;
  const { soon } = start((atMost) => {
    turns += 1;
    const more = left >= atMost;
    left = Math.max(0, left - atMost);
    return more;
  });
  vi.advanceTimersByTime(60_000);
  expect([left, turns]).toEqual([0, 3]);
  soon();
  soon();
  vi.advanceTimersByTime(60_000);
  expect(turns).toBe(4);
});

it('says so where it can’t, and leaves it to the next search', () => {
  const { notices } = start(() => {
    throw new Error('the disk is full');
  });
  vi.advanceTimersByTime(60_000);
  expect(notices).toEqual([expect.stringContaining('the disk is full')]);
});

it('does nothing any more once it is stopped', () => {
  let turns = 0;
  const { stop } = start(() => {
    turns += 1;
    return false;
  });
  stop();
  vi.advanceTimersByTime(60_000);
  expect(turns).toBe(0);
});
