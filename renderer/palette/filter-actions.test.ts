import { expect, test } from 'vitest';
import { filterActions } from './filter-actions.ts';

const names = [
  'Invites',
  'Theme: Dark',
  'Leave session',
  'Search this page',
  'Send yourself an invite',
  'Élan',
];
const actions = names.map((name) => ({
  name,
  action: { id: name, group: 'go', name: () => name, run: () => undefined } as const,
}));
const found = (typed: string) => filterActions(actions, typed).map(({ name }) => name);

test('nothing typed leaves all in their order', () => {
  expect(found('  ')).toEqual(names);
});

test('every word must be in the name, in any order and case', () => {
  expect(found('dark theme')).toEqual(['Theme: Dark']);
  expect(found('DARK leave')).toEqual([]);
});

test('a name that begins with it comes first, one whose word begins with it next, one that holds it last', () => {
  expect(found('se')).toEqual(
    ['Search this page', 'Send yourself an invite', 'Leave session', 'Invites'].slice(0, 3),
  );
  expect(found('invite')).toEqual(['Invites', 'Send yourself an invite']);
  expect(found('ark')).toEqual(['Theme: Dark']);
});

test('accents need not be typed', () => {
  expect(found('elan')).toEqual(['Élan']);
});
