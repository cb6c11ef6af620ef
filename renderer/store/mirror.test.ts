import { expect, test } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { mirrorOf, withEvent } from './mirror.ts';
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

test('an activation that is older than the one that is known changes nothing', () => {
  const mirror = mirrorOf(snapshotOf({ activations: [activationOf('a1', { state: 'joined', ...later })] }));
  expect(withEvent(mirror, { name: 'activation.changed', payload: activationOf('a1') })).toBe(mirror);
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

test('an older version of a session does not come back over a newer one', () => {
  const mirror = mirrorOf(snapshotOf({ sessions: [sessionOf('a1', 8)] }));
  expect(withEvent(mirror, { name: 'session.changed', payload: sessionOf('a1', 7) })).toBe(mirror);
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
  const players = [{ xuid: '7', gamertag: 'Gus', directory: 'xbox-live' as const }];
  expect(withEvent(mirror, { name: 'players.changed', payload: players })).toMatchObject({
    players,
    gamertags: { '7': 'Gus', [DEMO_PLAYERS.Ada]: 'Ada' },
  });
});
