import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Change, changeInEnglish, changesBetween } from './changes.ts';
import { ADA, member, version } from './changes-sample.ts';
import { SessionDocument } from './document.ts';

const cases: [
  what: string,
  before: SessionDocument | null,
  after: SessionDocument,
  changes: Change[],
  english: string[],
][] = [
  [
    'a session that was just made',
    null,
    version((it) => {
      it.changeNumber = 1;
    }),
    [{ code: 'created', members: 1 }],
    ['session created, 1 member'],
  ],
  [
    'a session that was there before',
    null,
    version(),
    [{ code: 'first-seen', changeNumber: 7, members: 1 }],
    ['first seen at change 7, 1 member'],
  ],
  ['the same version again', version(), version(), [], []],
  [
    'a version that shows nothing',
    version(),
    version((it) => {
      it.changeNumber = 8;
    }),
    [{ code: 'nothing-visible', changeNumber: 8 }],
    ['change 8 shows no difference, as when a handle to the session is made'],
  ],
  [
    'versions in between that were not read',
    version(),
    version((it) => {
      it.changeNumber = 10;
      it.properties.system.closed = true;
    }),
    [{ code: 'skipped', count: 2, from: 7, to: 10 }, { code: 'closed' }],
    ['2 versions between 7 and 10 not seen', 'session closed: nobody new gets in'],
  ],
  [
    'another branch, whose change numbers do not count against the old',
    version(),
    version((it) => {
      it.branch = 'b2';
      it.changeNumber = 1;
    }),
    [{ code: 'recreated' }],
    ['session deleted and created anew: change numbers begin again'],
  ],
  [
    'a host',
    version(),
    version((it) => {
      it.properties.system.host = 'device-of-Ada';
    }),
    [{ code: 'host', before: null, after: ADA, token: 'device-of-Ada' }],
    ['Ada is the host'],
  ],
  [
    'a host that goes',
    version((it) => {
      it.properties.system.host = 'device-of-Ada';
    }),
    version(),
    [{ code: 'host', before: ADA, after: null, token: null }],
    ['no host any more (was Ada)'],
  ],
  [
    'a host that is nobody here',
    version(),
    version((it) => {
      it.properties.system.host = 'ff';
    }),
    [{ code: 'host', before: null, after: null, token: 'ff' }],
    ['the host is a device that no member uses'],
  ],
  [
    'doors',
    version((it) => {
      it.properties.system.closed = true;
    }),
    version((it) => {
      it.properties.system = {
        ...it.properties.system,
        closed: false,
        locked: true,
        joinRestriction: 'followed',
        readRestriction: 'local',
      };
      it.constants.system.visibility = 'full';
    }),
    [
      { code: 'opened' },
      { code: 'locked' },
      { code: 'join-restriction', before: 'none', after: 'followed' },
      { code: 'read-restriction', before: null, after: 'local' },
      { code: 'visibility', before: 'open', after: 'full' },
    ],
    [
      'session opened',
      'session locked: only who was in it may come back',
      'join restriction: none → followed',
      'read restriction: unset → local',
      'visibility: open → full',
    ],
  ],
  [
    'a lock that is taken off',
    version((it) => {
      it.properties.system.locked = true;
    }),
    version(),
    [{ code: 'unlocked' }],
    ['session unlocked'],
  ],
  [
    'custom properties',
    version(),
    version((it) => {
      it.properties.custom = { map: 'ice', lap: 1 };
    }),
    [
      { code: 'property', of: 'custom', name: 'map', how: 'changed', before: 'dust', after: 'ice' },
      { code: 'property', of: 'custom', name: 'lap', how: 'set', after: 1 },
      { code: 'property', of: 'custom', name: 'rounds', how: 'removed', before: { won: 1 } },
    ],
    ['custom.map: "dust" → "ice"', 'custom.lap = 1', 'custom.rounds removed (was {"won":1})'],
  ],
  [
    'everything else, by its path',
    version(),
    version((it) => {
      it.properties.system.keywords = ['a', 'b'];
      it.constants.system.maxMembersCount = 16;
      it.constants.custom = { mode: 'race' };
      it.servers = { game: { constants: {} } };
      it.startTime = 'later';
      it.properties.other = null;
      it.membersInfo.extra = 1;
    }),
    [
      { code: 'property', of: 'system', name: 'keywords', how: 'changed', before: ['a'], after: ['a', 'b'] },
      {
        code: 'property',
        of: 'constants.system',
        name: 'maxMembersCount',
        how: 'changed',
        before: 8,
        after: 16,
      },
      {
        code: 'property',
        of: 'constants.custom',
        name: 'mode',
        how: 'changed',
        before: 'duel',
        after: 'race',
      },
      { code: 'property', of: 'servers', name: 'game', how: 'set', after: { constants: {} } },
      { code: 'property', of: 'membersInfo', name: 'extra', how: 'set', after: 1 },
      { code: 'property', of: 'properties', name: 'other', how: 'set', after: null },
      { code: 'property', of: 'document', name: 'startTime', how: 'set', after: 'later' },
    ],
    [
      'properties.system.keywords: ["a"] → ["a","b"]',
      'constants.system.maxMembersCount: 8 → 16',
      'constants.custom.mode: "duel" → "race"',
      'servers.game = {"constants":{}}',
      'membersInfo.extra = 1',
      'properties.other = null',
      'startTime = "later"',
    ],
  ],
  [
    'the counts of a large session, which lists me alone',
    version((it) => {
      it.members = { me: member(ADA, 1) };
      it.membersInfo.count = 900;
    }),
    version((it) => {
      it.members = { me: member(ADA, 1) };
      it.membersInfo.count = 901;
    }),
    [{ code: 'property', of: 'membersInfo', name: 'count', how: 'changed', before: 900, after: 901 }],
    ['membersInfo.count: 900 → 901'],
  ],
];

test.each(cases)('tells %s', (_what, before, after, changes, english) => {
  const found = changesBetween(before, after);
  expect(found).toEqual(changes);
  expect(found.map(changeInEnglish)).toEqual(english);
});

test('takes keys in another order, absent flags and letter case of ids for the same', () => {
  const before = version((it) => {
    it.properties.system.host = 'device-of-Ada';
  });
  const after = version((it) => {
    it.properties = {
      system: { closed: false, host: 'DEVICE-OF-ADA', keywords: ['a'], joinRestriction: 'none' },
      custom: { rounds: { won: 1 }, map: 'dust' },
    };
    it.branch = 'B1';
  });
  expect(changesBetween(before, after)).toEqual([]);
});

test('finds nothing in two readings of one document, and something wherever a value differs', () => {
  // A key of this name would change what an object is: zod leaves it out of what it reads.
  const key = fc.string().filter((name) => name !== '__proto__');
  const json = fc.dictionary(key, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
  fc.assert(
    fc.property(json, json, (one, other) => {
      const [before, after] = [one, other].map((custom) =>
        version((it) => {
          it.properties.custom = custom;
        }),
      );
      const again = SessionDocument.parse(JSON.parse(JSON.stringify(before)));
      if (!before || !after) return;
      expect(changesBetween(before, again)).toEqual([]);
      expect(changesBetween(before, after).length > 0).toBe(changesBetween(after, before).length > 0);
    }),
  );
});

test('a line is safe for a terminal, and not longer than it need be', () => {
  const line = changeInEnglish({
    code: 'property',
    of: 'custom',
    name: 'a\u001b[2J',
    how: 'set',
    after: '\u009b'.padEnd(500, 'x'),
  });
  expect(line).toContain('a\\u001b[2J = "\\u009bx');
  expect(line.length).toBeLessThan(120);
});
