import { expect, test } from 'vitest';
import { isFiltered, NO_FILTERS, queryOf, shownIds } from './found.ts';

const NOW = new Date('2026-11-20T10:00:00.000Z');
const names = { '1': 'Ada', '2': 'Bea Lee', '3': 'Adam' };

test('each word may be a name, by the beginning of any of its parts', () => {
  const { words } = queryOf({ ...NO_FILTERS, text: ' ada  LEE lobby ' }, names, NOW);
  expect(words).toEqual([
    { text: 'ada', or: ['1', '3'] },
    { text: 'LEE', or: ['2'] },
    { text: 'lobby', or: [] },
  ]);
});

test('whatever is pasted stays within what main takes', () => {
  const { words } = queryOf({ ...NO_FILTERS, text: `${'x'.repeat(5000)} ${'y '.repeat(50)}` }, names, NOW);
  expect(words).toHaveLength(12);
  expect(words[0]?.text).toHaveLength(200);
});

test('days count back from now', () => {
  expect(queryOf({ ...NO_FILTERS, days: 7 }, names, NOW).since).toBe('2026-11-13T10:00:00.000Z');
});

test('blanks alone look for nothing', () => {
  expect(isFiltered({ ...NO_FILTERS, text: '   ' })).toBe(false);
  expect(isFiltered({ ...NO_FILTERS, states: ['left'] })).toBe(true);
});

test('without filters the list is what is live, and older ones after it', () => {
  const rows = { total: 9, next: null };
  const state = { filters: NO_FILTERS, found: null, older: null, trouble: null };
  const order = ['c', 'b'];
  expect(shownIds(order, state)).toBe(order);
  expect(shownIds(order, { ...state, older: { ...rows, ids: ['a'] } })).toEqual(['c', 'b', 'a']);
  expect(shownIds(order, { ...state, found: { ...rows, ids: ['x'] } })).toEqual(['x']);
});
