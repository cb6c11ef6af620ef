import { expect, test } from 'vitest';
import type { Member, SessionDocument } from './document.ts';
import { hostOf, memberOf, memberState, membersInOrder } from './members.ts';

const member = (xuid: string, next: number, more: Partial<Member> = {}): Member => ({
  next,
  constants: { system: { xuid } },
  properties: { system: { active: true } },
  ...more,
});

const session = (
  first: number,
  next: number,
  members: Record<string, Member>,
  host?: string,
): SessionDocument => ({
  membersInfo: { first, next },
  constants: { system: {} },
  properties: { system: host === undefined ? {} : { host } },
  members,
});

const indices = (document: SessionDocument) => membersInOrder(document).map(({ index }) => index);

test('members come in the order of the linked list, across gaps', () => {
  expect(indices(session(3, 9, { 0: member('a', 7), 3: member('b', 0), 7: member('c', 9) }))).toEqual([
    '3',
    '0',
    '7',
  ]);
});

test('a session without members has none', () => {
  expect(indices(session(4, 4, {}))).toEqual([]);
  expect(membersInOrder({ ...session(4, 4, {}), members: undefined })).toEqual([]);
});

test('a link to nobody still shows everybody', () => {
  expect(indices(session(2, 9, { 0: member('a', 2), 2: member('b', 5), 7: member('c', 9) }))).toEqual([
    '2',
    '0',
    '7',
  ]);
});

test('a list that runs in a circle ends', () => {
  expect(indices(session(0, 9, { 0: member('a', 1), 1: member('b', 0), 2: member('c', 9) }))).toEqual([
    '0',
    '1',
    '2',
  ]);
});

test('a large session shows me alone', () => {
  expect(indices(session(0, 2000, { me: member('a', 1) }))).toEqual(['me']);
});

test('a list that names a property of every object follows no such link', () => {
  expect(indices(session(Number.NaN, 1, { 0: member('a', 1) }))).toEqual(['0']);
});

test.each([
  ['active', { properties: { system: { active: true, ready: true } }, reserved: true }],
  ['ready', { properties: { system: { ready: true } }, reserved: true }],
  ['reserved', { properties: { system: {} }, reserved: true }],
  ['inactive', { properties: { system: { active: false } } }],
])('a member is %s by precedence', (state, more) => {
  expect(memberState(member('a', 1, more))).toBe(state);
});

test('a member is found by xuid', () => {
  const document = session(0, 2, { 0: member('a', 1), 1: member('b', 2) });
  expect(memberOf(document, 'b')?.index).toBe('1');
  expect(memberOf(document, 'c')).toBeNull();
});

test('the host is the member with the device token that the session names, in either letter case', () => {
  const members = { 0: member('a', 1, { deviceToken: 'AB12' }), 1: member('b', 2, { deviceToken: 'cd34' }) };
  expect(hostOf(session(0, 2, members, 'ab12'))?.index).toBe('0');
  expect(hostOf(session(0, 2, members, 'CD34'))?.index).toBe('1');
  expect(hostOf(session(0, 2, members, 'ffff'))).toBeNull();
  expect(hostOf(session(0, 2, { 0: member('a', 1) }))).toBeNull();
});
