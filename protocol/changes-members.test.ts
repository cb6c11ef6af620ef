import { expect, test } from 'vitest';
import { type Change, changeInEnglish, changesBetween } from './changes.ts';
import { ADA, BEA, member, version, withBea, withState } from './changes-sample.ts';
import type { SessionDocument } from './document.ts';

const cases: [
  what: string,
  before: SessionDocument | null,
  after: SessionDocument,
  changes: Change[],
  english: string[],
][] = [
  [
    'a member who joins',
    version(),
    withBea(member(BEA, 4)),
    [{ code: 'member-joined', who: BEA, state: 'active' }],
    ['Bea joined (active)'],
  ],
  [
    'a member who leaves',
    withBea(withState({})),
    version(),
    [{ code: 'member-left', who: BEA, state: 'inactive' }],
    ['Bea left (was inactive)'],
  ],
  [
    'a place that is reserved',
    version(),
    withBea(withState({}, { reserved: true, gamertag: undefined })),
    [{ code: 'member-reserved', who: { ...BEA, gamertag: null } }],
    ['a place was reserved for 102'],
  ],
  [
    'a reserved place that is taken',
    withBea(withState({}, { reserved: true })),
    withBea(withState({ active: true })),
    [{ code: 'member-arrived', who: BEA, state: 'active' }],
    ['Bea took the reserved place (active)'],
  ],
  [
    'a reserved place that is given up',
    withBea(withState({}, { reserved: true })),
    version(),
    [{ code: 'member-left', who: BEA, state: 'reserved' }],
    ['the place reserved for Bea is free again'],
  ],
  [
    'a member who turns inactive',
    withBea(withState({ active: true })),
    withBea(withState({})),
    [{ code: 'member-state', who: BEA, before: 'active', after: 'inactive' }],
    ['Bea is inactive (was active)'],
  ],
  [
    'a member who is ready',
    withBea(withState({})),
    withBea(withState({ ready: true })),
    [{ code: 'member-state', who: BEA, before: 'inactive', after: 'ready' }],
    ['Bea is ready (was inactive)'],
  ],
  [
    'a member who left and came back',
    version(),
    version((it) => {
      it.membersInfo = { first: 5, next: 6 };
      it.members = { 5: member({ ...ADA, index: '5' }, 6) };
    }),
    [
      { code: 'member-left', who: ADA, state: 'active' },
      { code: 'member-joined', who: { ...ADA, index: '5' }, state: 'active' },
    ],
    ['Ada left (was active)', 'Ada joined (active)'],
  ],
  [
    'another player at the same index',
    version(),
    version((it) => {
      it.members = { 0: member({ ...BEA, index: '0' }, 1) };
    }),
    [
      { code: 'member-left', who: ADA, state: 'active' },
      { code: 'member-joined', who: { ...BEA, index: '0' }, state: 'active' },
    ],
    ['Ada left (was active)', 'Bea joined (active)'],
  ],
  [
    'a member’s own properties',
    version(),
    version((it) => {
      it.members = {
        0: member(ADA, 1, {
          properties: { system: { active: true, connection: 'c2' }, custom: { team: 'red' } },
          activeTitleId: '42',
        }),
      };
    }),
    [
      { code: 'member-property', who: ADA, of: 'custom', name: 'team', how: 'set', after: 'red' },
      { code: 'member-property', who: ADA, of: 'custom', name: 'skill', how: 'removed', before: 12 },
      {
        code: 'member-property',
        who: ADA,
        of: 'system',
        name: 'connection',
        how: 'changed',
        before: 'c1',
        after: 'c2',
      },
      { code: 'member-property', who: ADA, of: 'member', name: 'activeTitleId', how: 'set', after: '42' },
    ],
    [
      'Ada: custom.team = "red"',
      'Ada: custom.skill removed (was 12)',
      'Ada: properties.system.connection: "c1" → "c2"',
      'Ada: activeTitleId = "42"',
    ],
  ],
];

test.each(cases)('tells %s', (_what, before, after, changes, english) => {
  const found = changesBetween(before, after);
  expect(found).toEqual(changes);
  expect(found.map(changeInEnglish)).toEqual(english);
});
