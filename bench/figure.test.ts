import { describe, expect, it } from 'vitest';
import { figureLine, percentile } from './figure.ts';

describe('a figure of a benchmark', () => {
  it('is one JSON line with its floor, the ratio to it, and whether the goal was met', () => {
    const line = figureLine({
      name: 'join',
      value: 1.23456,
      unit: 'ms',
      floor: 1,
      goal: 'at most 2',
      met: true,
    });
    expect(JSON.parse(line)).toEqual({
      name: 'join',
      value: 1.235,
      unit: 'ms',
      floor: 1,
      ratio: 1.23,
      goal: 'at most 2',
      met: true,
    });
    expect(line).not.toContain('\n');
  });

  it('has no ratio where it has no floor', () => {
    const line = figureLine({ name: 'preload', value: 7, unit: 'bytes', floor: null, goal: null, met: null });
    expect(JSON.parse(line)).toMatchObject({ floor: null, ratio: null, goal: null, met: null });
  });

  it('says why where there is no value', () => {
    const missing = { value: null, unit: 'calls/s', floor: null, goal: null, met: null } as const;
    const line = figureLine({ name: 'another server', ...missing, note: 'not installed' });
    expect(JSON.parse(line)).toMatchObject({ value: null, ratio: null, note: 'not installed' });
  });
});

describe('percentiles', () => {
  it('take the nearest rank, whatever the order', () => {
    expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
    expect(percentile([5, 1, 4, 2, 3], 1)).toBe(5);
    expect(percentile([7], 0.99)).toBe(7);
  });

  it('say so when there is nothing to take one of', () => {
    expect(() => percentile([], 0.5)).toThrow('no values');
  });
});
