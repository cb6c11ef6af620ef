import { expect, test } from 'vitest';
import { Member } from '../../protocol/document.ts';
import { memberParts } from './member-parts.ts';

const partsOf = (member: object) =>
  memberParts({
    index: '3',
    member: Member.parse({
      next: 4,
      constants: { system: { xuid: '1', index: 3 } },
      properties: { system: {} },
      ...member,
    }),
  });

test('roles and groups are told in words', () => {
  const { roles, groups } = partsOf({
    roles: { squad: 'leader', '<b>': 'x' },
    properties: { system: { groups: ['red', 7] } },
  });
  expect(roles).toEqual(['squad: leader', '<b>: x']);
  expect(groups).toEqual(['red', '7']);
});

test('nothing of a member goes unseen, whatever shape it has', () => {
  const { roles, groups, system, other } = partsOf({
    roles: ['odd'],
    team: 'a',
    fromTomorrow: { x: 1 },
    properties: { system: { groups: 'odd', active: true, new: 1 } },
  });
  expect([roles, groups]).toEqual([[], []]);
  expect(system).toEqual({ active: true, new: 1 });
  expect(other).toEqual({
    index: 3,
    next: 4,
    team: 'a',
    fromTomorrow: { x: 1 },
    roles: ['odd'],
    groups: 'odd',
  });
});
