import { expect, test } from 'vitest';
import { SessionDocument } from '../../protocol/document.ts';
import { checkJoin } from '../../protocol/join-check.ts';
import { brokenAt, constantRows, propertyRows } from './property-rows.ts';

const documentOf = (system: object, properties: object = {}) =>
  SessionDocument.parse({
    membersInfo: { first: 0, next: 1, count: 1 },
    constants: { system },
    properties: { system: properties },
  });
const keys = (rows: { part: string | null; name: string }[]) =>
  rows.map(({ part, name }) => (part === null ? name : `${part}.${name}`));

test('a field that is missed stands with those that are set, and warns', () => {
  const document = documentOf({ maxMembersCount: 8, inactiveRemovalTimeout: 0 });
  const broken = brokenAt(checkJoin(document), 'constants');
  expect([...broken.keys()]).toEqual([
    'capabilities.userAuthorizationStyle',
    'inviteProtocol',
    'inactiveRemovalTimeout',
  ]);
  const { rows, unset } = constantRows(document.constants.system, new Set(broken.keys()));
  expect(keys(rows)).toEqual([
    'maxMembersCount',
    'inactiveRemovalTimeout',
    'inviteProtocol',
    'capabilities.userAuthorizationStyle',
  ]);
  expect(keys(unset)).toContain('visibility');
  expect(keys(unset)).toContain('capabilities.large');
  expect(keys(unset)).not.toContain('inviteProtocol');
});

test('the timers of contract 105 are set where they stand, and warn there', () => {
  const document = documentOf({ timeouts: { inactive: 0, reserved: 30_000, ready: 1, sessionEmpty: 0 } });
  const broken = brokenAt(checkJoin(document), 'constants');
  expect(broken.get('timeouts.inactive')).toBe('inactive');
  const { rows, unset } = constantRows(document.constants.system, new Set(broken.keys()));
  expect(keys(rows)).toContain('timeouts.inactive');
  expect(keys(unset).filter((key) => key.endsWith('Timeout'))).toEqual([]);
});

test('a property that keeps others out warns; one that is not set does not', () => {
  const closed = documentOf({}, { closed: true });
  expect([...brokenAt(checkJoin(closed), 'properties').keys()]).toEqual(['closed']);
  const { rows, unset } = propertyRows(closed.properties.system, new Set(['closed']));
  expect(keys(rows)).toEqual(['closed']);
  expect(keys(unset)).toContain('joinRestriction');
});
