import { describe, expect, test } from 'vitest';
import { paceWatch } from './pace.ts';

const PACE = { withinMs: 9_000, leastBytes: 1_000_000 };
const START = 50_000;

/** Looks every 250 ms, while `receivedAt` says how much has come; gives the time at which it was too slow. */
function tooSlowAt(receivedAt: (ms: number) => number, upTo: number): number | null {
  const isTooSlow = paceWatch(PACE, START);
  for (let ms = 0; ms <= upTo; ms += 250) if (isTooSlow(receivedAt(ms), START + ms)) return ms;
  return null;
}

describe('the pace of a download', () => {
  test('nothing at all is too slow after the given time, and not before', () => {
    expect(tooSlowAt(() => 0, 8_750)).toBeNull();
    expect(tooSlowAt(() => 0, 20_000)).toBe(9_000);
  });

  test('one that is slow but keeps the pace may take as long as it takes', () => {
    expect(tooSlowAt((ms) => ms * 112, 3_600_000)).toBeNull();
  });

  test('a trickle is too slow at the same time as nothing', () => {
    expect(tooSlowAt((ms) => ms * 100, 3_600_000)).toBe(9_000);
  });

  test('a stall after a fast start costs the given time from its last bytes on, whatever came before', () => {
    expect(tooSlowAt((ms) => Math.min(ms, 30_000) * 4_000, 3_600_000)).toBe(39_000);
  });

  test('a pace that falls below is noticed within the given time', () => {
    const falling = (ms: number) => (ms < 20_000 ? ms * 4_000 : 80_000_000 + (ms - 20_000) * 20);
    expect(tooSlowAt(falling, 3_600_000)).toBeLessThanOrEqual(29_000);
  });

  test('looks that come late, as on a machine that slept, are judged by what has come', () => {
    const isTooSlow = paceWatch(PACE, START);
    expect(isTooSlow(5_000_000, START + 60_000)).toBe(false);
    expect(isTooSlow(5_100_000, START + 120_000)).toBe(true);
  });
});
