import { expect, it, onTestFinished, vi } from 'vitest';
import { keepAsSet } from './keep.ts';

const start = (days: 7 | null, fails = false, tooMuch: string[] = []) => {
  vi.useFakeTimers({ now: Date.parse('2026-11-20T10:00:00.000Z') });
  const asked: string[] = [];
  const lines: string[] = [];
  const dropped: string[] = [];
  const end = keepAsSet({
    desk: {
      removeOlder: (than) => {
        asked.push(than.toISOString());
        return fails
          ? Promise.reject(new Error('the disk is full'))
          : Promise.resolve({ removed: 2, kept: 0 });
      },
    },
    journal: {
      beyond: (bytes) => (bytes === 1_000_000_000 ? tooMuch : []),
      removeRecords: (id) => dropped.push(id),
      removeOtherCalls: (before) => dropped.push(before),
    },
    keepDays: () => days,
    log: (line) => lines.push(line),
  });
  onTestFinished(() => {
    end();
    vi.useRealTimers();
  });
  return { asked, lines, dropped, end };
};

it('deletes what is older than the settings keep at start and each day, until it is ended', async () => {
  const { asked, lines, end } = start(7);
  expect(asked).toEqual(['2026-11-13T10:00:00.000Z']);
  await vi.advanceTimersByTimeAsync(24 * 3600_000);
  expect(asked).toEqual(['2026-11-13T10:00:00.000Z', '2026-11-14T10:00:00.000Z']);
  expect(lines[0]).toContain('2 invites older than 7 days');
  end();
  await vi.advanceTimersByTimeAsync(48 * 3600_000);
  expect(asked).toHaveLength(2);
});

it('deletes nothing where all is kept', async () => {
  const { asked, dropped } = start(null);
  await vi.advanceTimersByTimeAsync(48 * 3600_000);
  expect([asked, dropped]).toEqual([[], []]);
});

it('says so where it can’t, and tries again the next day', async () => {
  const { asked, lines } = start(7, true);
  await vi.advanceTimersByTimeAsync(24 * 3600_000);
  expect(lines[0]).toContain('the disk is full');
  expect(asked).toHaveLength(2);
});

it('lets old calls of no invite go as well', async () => {
  const { dropped } = start(7);
  expect(dropped).toEqual(['2026-11-13T10:00:00.000Z']);
});

it('lets the calls and versions of the oldest go where all take too much, and says so', async () => {
  const { dropped, lines } = start(null, false, ['a', 'b']);
  await expect.poll(() => lines).toEqual([expect.stringContaining('the 2 oldest invites')]);
  expect(dropped).toEqual(['a', 'b']);
});
