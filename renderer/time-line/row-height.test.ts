import { expect, test } from 'vitest';
import type { VersionRow } from '../../protocol/version.ts';
import { linesOf, rowHeight } from './row-height.ts';

const row = (changes: number, more = 0, gap: VersionRow['gap'] = null): VersionRow => ({
  number: 1,
  changeNumber: 1,
  seenAt: '2026-11-20T10:00:00.000Z',
  cause: { kind: 'not-told' },
  changes: Array.from({ length: changes }, () => ({ code: 'closed' as const })),
  more,
  gap,
});

test('four changes are told, of more the first three and how many follow', () => {
  expect(linesOf(row(4))).toEqual({ shown: 4, more: 0 });
  expect(linesOf(row(5))).toEqual({ shown: 3, more: 2 });
  expect(linesOf(row(100, 20))).toEqual({ shown: 3, more: 117 });
});

test('a row is as high as what it tells', () => {
  expect(rowHeight(row(0), false)).toBe(rowHeight(row(1), false));
  expect(rowHeight(row(4), false)).toBe(rowHeight(row(5), false));
  expect(rowHeight(row(2), false)).toBeGreaterThan(rowHeight(row(1), false));
  expect(rowHeight(row(1), true)).toBeGreaterThan(rowHeight(row(1), false));
  expect(rowHeight(row(1, 0, { from: 1, to: 2, why: 'away' }), false)).toBeGreaterThan(
    rowHeight(row(1), false),
  );
});
