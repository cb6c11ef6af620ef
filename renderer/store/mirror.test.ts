import { expect, test } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { mirrorOf, withEvent, withOlder } from './mirror.ts';
import { activationOf, sessionOf, snapshotOf } from './sample.ts';

const later = { updatedAt: '2026-11-20T10:00:09.000Z' };

test('activations stand newest first, whatever order they came in', () => {
  const mirror = mirrorOf(snapshotOf({ activations: [activationOf('a1'), activationOf('a3')] }));
  const after = withEvent(mirror, { name: 'activation.changed', payload: activationOf('a2') });
  expect(after.order).toEqual(['a3', 'a2', 'a1']);
});

test('a change of an activation leaves the order as it was, the same object', () => {
  const mirror = mirrorOf(snapshotOf({ activations: [activationOf('a1'), activationOf('a2')] }));
  const payload = activationOf('a1', { state: 'joined', ...later });
  const after = withEvent(mirror, { name: 'activation.changed', payload });
  expect(after.order).toBe(mirror.order);
  expect(after.activations.a1?.state).toBe('joined');
  expect(after.activations.a2).toBe(mirror.activations.a2);
});

test('what comes is taken, also when the clock of the machine was put back before it', () => {
  const mirror = mirrorOf(
    snapshotOf({ activations: [activationOf('a1', later)], sessions: [sessionOf('a1', 8)] }),
  );
  const joined = activationOf('a1', { state: 'joined' });
  const payload = { ...sessionOf('a1', 9), readAt: '2026-11-20T09:00:00.000Z' };
  const one = withEvent(mirror, { name: 'activation.changed', payload: joined });
  const other = withEvent(one, { name: 'session.changed', payload });
  expect(other.activations.a1?.state).toBe('joined');
  expect(other.sessions.a1?.document.changeNumber).toBe(9);
});

test('whom the service named is known by that, unless a session told of him since', () => {
  const stranger = '2533274811111111';
  const named = (name: string) =>
    activationOf('a1', { names: { [stranger]: name, '2533274822222222': 'Eve' } });
  const mirror = withEvent(mirrorOf(snapshotOf()), { name: 'activation.changed', payload: named('Before') });
  expect(mirror.gamertags).toMatchObject({ [stranger]: 'Before', '2533274822222222': 'Eve' });
  const after = withEvent(mirror, { name: 'session.changed', payload: sessionOf('a1', 7) });
  expect(after.gamertags[stranger]).toBe('Stranger');
  const again = withEvent(after, { name: 'activation.changed', payload: named('Before') });
  expect(again.gamertags[stranger]).toBe('Stranger');
  const loaded = mirrorOf(snapshotOf({ activations: [named('Before')], sessions: [sessionOf('a1', 7)] }));
  expect(loaded.gamertags[stranger]).toBe('Stranger');
});

test('players whom the service named are known by that from then on', () => {
  const payload = { '2533274822222222': 'Eve' };
  const named = withEvent(mirrorOf(snapshotOf()), { name: 'players.named', payload });
  expect(named.gamertags).toMatchObject(payload);
});

test('what was deleted is gone with its session', () => {
  const mirror = mirrorOf(
    snapshotOf({ activations: [activationOf('a1'), activationOf('a2')], sessions: [sessionOf('a1', 7)] }),
  );
  const after = withEvent(mirror, { name: 'activations.deleted', payload: { ids: ['a1', 'never seen'] } });
  expect(after.order).toEqual(['a2']);
  expect([Object.keys(after.activations), after.sessions]).toEqual([['a2'], {}]);
});

test('an older one that the journal gave takes no place among those that are live, and replaces none', () => {
  const mirror = mirrorOf(snapshotOf({ activations: [activationOf('a2', { state: 'joined' })] }));
  const after = withOlder(mirror, [activationOf('a1'), activationOf('a2', { state: 'joining' })]);
  expect(after.order).toEqual(['a2']);
  expect([after.activations.a1?.id, after.activations.a2?.state]).toEqual(['a1', 'joined']);
  const changed = withEvent(after, { name: 'activation.changed', payload: activationOf('a1', later) });
  expect(changed.order).toEqual(['a2']);
});

test('joins that wait are those that main told of last', () => {
  const mirror = mirrorOf(snapshotOf({ heldJoins: ['a1'] }));
  expect(mirror.heldJoins).toEqual(['a1']);
  expect(withEvent(mirror, { name: 'joins.held', payload: { ids: [] } }).heldJoins).toEqual([]);
});

test('a session that main has forgotten is gone here too', () => {
  const mirror = mirrorOf(snapshotOf({ sessions: [sessionOf('a1', 7), sessionOf('a2', 7)] }));
  const after = withEvent(mirror, { name: 'session.forgotten', payload: { id: 'a1' } });
  expect(Object.keys(after.sessions)).toEqual(['a2']);
});

test('a new version of a session keeps the objects of the members that did not change', () => {
  const mirror = mirrorOf(snapshotOf({ sessions: [sessionOf('a1', 7)] }));
  const after = withEvent(mirror, { name: 'session.changed', payload: sessionOf('a1', 8) });
  const [was, is] = [mirror.sessions.a1?.document, after.sessions.a1?.document];
  expect(is?.changeNumber).toBe(8);
  expect(is?.members).toBe(was?.members);
  expect(is?.constants).toBe(was?.constants);
  expect(is?.properties).not.toBe(was?.properties);
});

test('gamertags are known of players and of the members of every session', () => {
  const mirror = mirrorOf(snapshotOf());
  expect(mirror.gamertags[DEMO_PLAYERS.Bea]).toBe('Bea');
  const after = withEvent(mirror, { name: 'session.changed', payload: sessionOf('a1', 1) });
  expect(after.gamertags['2533274811111111']).toBe('Stranger');
  expect(withEvent(after, { name: 'session.changed', payload: sessionOf('a1', 2) }).gamertags).toBe(
    after.gamertags,
  );
});

test('settings, players and the emulator are replaced whole', () => {
  const mirror = mirrorOf(snapshotOf());
  const settings = { ...mirror.settings, theme: 'dark' as const };
  const emulator = { ...mirror.emulator, state: 'ready' as const };
  expect(withEvent(mirror, { name: 'settings.changed', payload: settings }).settings).toBe(settings);
  expect(withEvent(mirror, { name: 'emulator.changed', payload: emulator }).emulator).toBe(emulator);
  const players = [{ xuid: '7', gamertag: 'Gus', directory: 'xbox-live' as const, sandbox: 'XDKS.1' }];
  expect(withEvent(mirror, { name: 'players.changed', payload: players })).toMatchObject({
    players,
    gamertags: { '7': 'Gus', [DEMO_PLAYERS.Ada]: 'Ada' },
  });
});
