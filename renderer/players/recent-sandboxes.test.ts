import { expect, test } from 'vitest';
import { offeredSandboxes, withRecent } from './recent-sandboxes.ts';

test('retail first, then those in use, then those that were used last, each once', () => {
  expect(offeredSandboxes(['XDKS.1', null, 'RETAIL'], ['XDKS.2', 'XDKS.1'])).toEqual([
    'RETAIL',
    'XDKS.1',
    'XDKS.2',
  ]);
});

test('a menu stays short, but every sandbox that an account is in is offered', () => {
  const recent = Array.from({ length: 20 }, (_, at) => `OLD.${at}`);
  expect(offeredSandboxes([], recent)).toHaveLength(6);
  const present = Array.from({ length: 9 }, (_, at) => `NOW.${at}`);
  expect(offeredSandboxes(present, recent)).toEqual(expect.arrayContaining(present));
});

test('the one used last stands first, and the oldest falls out', () => {
  expect(withRecent(['A', 'B'], 'B')).toEqual(['B', 'A']);
  expect(withRecent(['1', '2', '3', '4', '5', '6'], '7')).toEqual(['7', '1', '2', '3', '4', '5']);
});
