import { expect, test } from 'vitest';
import { ADA, BEA, member, version, withState } from './changes-sample.ts';
import type { Member, SessionDocument } from './document.ts';
import { createTimeLine, type Seen } from './time-line.ts';

const at = (second: number): string => new Date(Date.UTC(2026, 10, 20, 10, 0, second)).toISOString();
const seen = (document: SessionDocument, second: number, more: Partial<Seen> = {}): Seen => ({
  document,
  seenAt: at(second),
  writer: null,
  missed: 'coalesced',
  ...more,
});
const withMembers = (changeNumber: number, members: Record<string, Member>, more = {}): SessionDocument =>
  version((it) => {
    it.changeNumber = changeNumber;
    it.members = members;
    it.membersInfo = { first: 0, next: 9, count: Object.keys(members).length };
    Object.assign(it.constants.system, more);
  });
const ada = member(ADA, 3);
const both = (changeNumber: number, bea: Member, more = {}) =>
  withMembers(changeNumber, { 0: ada, 3: { ...bea, next: 9 } }, more);

/** The cause of the last of these versions, seen a second apart or when `seconds` says. */
const causeOfLast = (documents: SessionDocument[], seconds = documents.map((_, place) => place)) => {
  const line = createTimeLine();
  return documents.map((document, place) => line.add(seen(document, seconds[place] ?? 0))?.cause).at(-1);
};

test('numbers versions in the order they are seen, each once', () => {
  const line = createTimeLine();
  const second = version((it) => {
    it.changeNumber = 8;
    it.properties.system.closed = true;
  });
  expect(line.add(seen(version(), 1))).toMatchObject({
    number: 1,
    changeNumber: 7,
    changes: [{ code: 'first-seen' }],
    gap: null,
  });
  expect(line.add(seen(second, 2))).toMatchObject({
    number: 2,
    seenAt: at(2),
    changes: [{ code: 'closed' }],
  });
  expect(line.add(seen(structuredClone(second), 3))).toBeNull();
  expect(line.add(seen(version(), 4))).toBeNull();
});

test('goes on where an earlier one ended', () => {
  const line = createTimeLine({ number: 41, document: version() });
  const row = line.add(seen(both(8, withState({ active: true })), 1));
  expect(row).toMatchObject({ number: 42, changes: [{ code: 'member-joined' }] });
});

test('names the versions that were not seen, and why', () => {
  const line = createTimeLine();
  line.add(seen(version(), 1));
  const late = version((it) => {
    it.changeNumber = 12;
  });
  const row = line.add(seen(late, 2, { missed: 'away' }));
  expect(row?.gap).toEqual({ from: 8, to: 11, why: 'away' });
  expect(row?.changes).toEqual([{ code: 'nothing-visible', changeNumber: 12 }]);
  expect(row?.cause).toEqual({ kind: 'not-told' });
});

test('takes a session that was made anew for later, whatever its number', () => {
  const line = createTimeLine();
  line.add(seen(version(), 1));
  const anew = version((it) => {
    it.branch = 'b2';
    it.changeNumber = 1;
  });
  expect(line.add(seen(anew, 2))).toMatchObject({ number: 2, changeNumber: 1, cause: { kind: 'not-told' } });
});

test('tells inside an object what differs in it, and of a long text or list where', () => {
  const long = Array.from({ length: 60 }, (_, at) => at);
  const line = createTimeLine();
  const round = (won: number, list: number[], keys: string[]) =>
    version((it) => {
      it.changeNumber = 7 + won;
      it.properties.system.keywords = keys;
      it.properties.custom = { rounds: { won, lost: 0, 'a b': { deep: won } }, list };
    });
  line.add(seen(round(1, long, ['a']), 1));
  const row = line.add(seen(round(2, long.with(40, -1), ['a', 'b']), 2));
  const told = { code: 'property', of: 'custom', how: 'changed' };
  expect(row?.changes).toEqual([
    { ...told, name: 'rounds.won', before: '1', after: '2' },
    { ...told, name: 'rounds["a b"].deep', before: '1', after: '2' },
    { ...told, name: 'list[40]', before: '40', after: '-1' },
    { ...told, of: 'system', name: 'keywords', before: '["a"]', after: '["a","b"]' },
  ]);
});

test('tells a long list that has moved as a whole', () => {
  const line = createTimeLine();
  const list = (from: number) =>
    version((it) => {
      it.changeNumber = 7 + from;
      it.properties.custom = { list: Array.from({ length: 100 }, (_, at) => from + at) };
    });
  line.add(seen(list(0), 1));
  const row = line.add(seen(list(1), 2));
  expect(row?.changes).toMatchObject([
    { name: 'list', how: 'changed', after: expect.stringMatching(/^\[1,2,.*…$/) },
  ]);
});

test('stays small, however much has changed', () => {
  const line = createTimeLine();
  line.add(seen(version(), 1));
  const names = Array.from({ length: 5000 }, (_, number) => [`name${number}`, 'x'.repeat(1000)]);
  const large = version((it) => {
    it.changeNumber = 8;
    it.properties.custom = Object.fromEntries(names);
  });
  const row = line.add(seen(large, 2));
  expect(row?.changes).toHaveLength(100);
  // the two names that were there before are gone
  expect(row?.more).toBe(5002 - 100);
  expect(JSON.stringify(row).length).toBeLessThan(30_000);
});

test('a version that answered a write is the doing of who wrote, with a gap before it too', () => {
  const line = createTimeLine();
  line.add(seen(version(), 1));
  const row = line.add(seen(both(12, withState({ active: true })), 2, { writer: '777' }));
  expect(row?.cause).toEqual({ kind: 'write', xuid: '777' });
});

const bea = { kind: 'member', who: BEA };
const notTold = { kind: 'not-told' };
const custom = (skill: number) => ({
  properties: { system: { active: true, connection: 'c1' }, custom: { skill } },
});

test('who joins, becomes active or changes his own part did so himself', () => {
  const active = both(8, withState({ active: true }));
  expect(causeOfLast([version(), active])).toEqual(bea);
  expect(causeOfLast([both(7, withState({})), active])).toEqual(bea);
  expect(causeOfLast([both(7, withState({}, { reserved: true })), active])).toEqual(bea);
  expect(causeOfLast([both(7, member(BEA, 9)), both(8, member(BEA, 9, custom(13)))])).toEqual(bea);
});

test('what else changed in the same write is his as well', () => {
  const after = both(8, member(BEA, 9, custom(13)));
  after.properties.custom = { map: 'mill' };
  expect(causeOfLast([both(7, member(BEA, 9)), after])).toEqual(bea);
});

test('what a server or the service writes into a member names nobody', () => {
  const measured = withState({ active: true, serverMeasurements: { east: { latency: 5 } } });
  expect(causeOfLast([both(7, withState({ active: true })), both(8, measured)])).toEqual(notTold);
});

test('nobody is named for what any member may write, for two at once, or for a gap', () => {
  const closed = version((it) => {
    it.changeNumber = 8;
    it.properties.system.closed = true;
  });
  expect(causeOfLast([version(), closed])).toEqual(notTold);
  const two = withMembers(8, { 0: { ...ada, ...custom(1) }, 3: { ...member(BEA, 9), ...custom(2) } });
  expect(causeOfLast([both(7, member(BEA, 9)), two])).toEqual(notTold);
  expect(causeOfLast([version(), both(9, withState({ active: true }))])).toEqual(notTold);
  expect(causeOfLast([version(), both(8, withState({}, { reserved: true }))])).toEqual(notTold);
});

test('who turns inactive, or leaves, did so himself or lost his connection', () => {
  const either = { kind: 'member-or-service', who: BEA };
  expect(causeOfLast([both(7, withState({ active: true })), both(8, withState({}))])).toEqual(either);
  expect(causeOfLast([both(7, withState({ active: true })), withMembers(8, { 0: ada })])).toEqual(either);
});

test('who is gone after longer than his state may last was removed by the service', () => {
  const limits = { inactiveRemovalTimeout: 10_000, reservedRemovalTimeout: 10_000 };
  const inactive = [both(7, withState({ active: true }), limits), both(8, withState({}), limits)];
  const gone = withMembers(9, { 0: ada }, limits);
  const removed = { kind: 'timer', who: BEA, state: 'inactive' };
  expect(causeOfLast([...inactive, gone], [0, 1, 11])).toEqual(removed);
  expect(causeOfLast([...inactive, gone], [0, 1, 10])).toEqual({ kind: 'member-or-service', who: BEA });
  const place = withState({}, { reserved: true });
  expect(causeOfLast([both(8, place, limits), gone], [0, 10])).toEqual({ ...removed, state: 'reserved' });
  expect(causeOfLast([both(8, place, limits), gone], [0, 9])).toEqual(notTold);
  // at contract 105 the same timers have other names
  const old = { timeouts: { inactive: 10_000 } };
  expect(causeOfLast([both(8, withState({}), old), withMembers(9, { 0: ada }, old)], [0, 10])).toEqual(
    removed,
  );
});

test('who is gone in a version made after the next timer was due was removed by it, whatever our clock says', () => {
  const limits = { inactiveRemovalTimeout: 10_000 };
  const causeAt = (changedAt: string | undefined) => {
    const line = createTimeLine();
    const inactive = both(8, withState({}), limits);
    inactive.nextTimer = '2026-11-20T12:00:00.1234567Z';
    line.add(seen(both(7, withState({ active: true }), limits), 0));
    line.add(seen(inactive, 1));
    return line.add(seen(withMembers(9, { 0: ada }, limits), 2, { changedAt }))?.cause;
  };
  const either = { kind: 'member-or-service', who: BEA };
  expect(causeAt('2026-11-20T12:00:01Z')).toEqual({ kind: 'timer', who: BEA, state: 'inactive' });
  expect(causeAt('2026-11-20T11:59:59Z')).toEqual(either);
  expect(causeAt('soon')).toEqual(either);
  expect(causeAt(undefined)).toEqual(either);
});

test('the host that leaves with a member is no sign of another writer', () => {
  const before = both(7, withState({ active: true }));
  before.properties.system.host = 'device-of-Bea';
  expect(causeOfLast([before, withMembers(8, { 0: ada })])).toEqual({ kind: 'member-or-service', who: BEA });
});
