import { expect, test } from 'vitest';
import { durationText, fieldRows, isDuration, valueText, wholeRows } from './field-rows.ts';

test('objects are opened one level, unknown ones as well', () => {
  expect(fieldRows({ version: 1, capabilities: { large: true }, odd: { deep: { er: 1 } } })).toEqual([
    { part: null, name: 'version', value: 1 },
    { part: 'capabilities', name: 'large', value: true },
    { part: 'odd', name: 'deep', value: { er: 1 } },
  ]);
});

test('an empty object stays a row, or it would go unseen', () => {
  expect(fieldRows({ matchmaking: {} })).toEqual([{ part: null, name: 'matchmaking', value: {} }]);
});

test('custom fields are shown whole', () => {
  expect(wholeRows({ bots: { count: 3 } })).toEqual([{ part: null, name: 'bots', value: { count: 3 } }]);
});

test('short values take one line, long objects several', () => {
  expect(valueText({ count: 3 })).toBe('{"count":3}');
  expect(valueText({ list: Array.from({ length: 30 }, (_, at) => at) })).toContain('\n');
  expect(valueText('x'.repeat(200))).not.toContain('\n');
});

test('timeouts read in the largest unit that they are whole in', () => {
  expect(durationText(180_000, 'en')).toBe('3 minutes');
  expect(durationText(30_000, 'en')).toBe('30 seconds');
  expect(durationText(7_200_000, 'en')).toBe('2 hours');
  expect(durationText(1_500, 'en')).toBeNull();
  expect(durationText(0, 'en')).toBeNull();
});

test('timeouts are known by their names in both contract versions', () => {
  expect(isDuration(null, 'inactiveRemovalTimeout')).toBe(true);
  expect(isDuration('timeouts', 'inactive')).toBe(true);
  expect(isDuration(null, 'maxMembersCount')).toBe(false);
});
