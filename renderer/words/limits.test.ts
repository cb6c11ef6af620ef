import i18next, { type TFunction } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { PlayerChannel } from '../../electron/ipc/contract.ts';
import { startI18n } from '../locales/i18n.ts';
import { heldText, limitsOf, usedText } from './limits.ts';

let t: TFunction;
beforeAll(async () => {
  await startI18n();
  t = i18next.t;
});

type Limits = NonNullable<PlayerChannel['limits']>;
const NOW = Date.parse('2026-11-20T12:00:00.000Z');
const burst = { kind: 'session', used: 28, max: 30, seconds: 15 } as const;
const sustained = { kind: 'session', used: 120, max: 300, seconds: 300 } as const;
const limitsWith = (more: Partial<Limits> = {}): Limits => ({
  counters: [burst, sustained],
  waiting: 0,
  until: null,
  ...more,
});

test('what is used up is told by its numbers, searches by name, and what is not used at all by nothing', () => {
  expect(usedText(t, limitsWith())).toBe('28 of 30 in 15 s · 120 of 300 in 300 s');
  const search = { kind: 'search-read', used: 1, max: 1, seconds: 15 } as const;
  expect(usedText(t, limitsWith({ counters: [{ ...burst, used: 0 }, search] }))).toBe(
    '1 of 1 searches in 15 s',
  );
  expect(usedText(t, limitsWith({ counters: [{ ...burst, used: 0 }] }))).toBe('');
});

test('a call that waits says for how long, in seconds begun, and which limit it is', () => {
  const full = { counters: [{ ...burst, used: 30 }, sustained], waiting: 1 };
  const until = '2026-11-20T12:00:03.200Z';
  expect(heldText(t, limitsWith({ ...full, until }), 'Bea', NOW)).toEqual({
    waits: 'A call of Bea waits 4 s for the service’s limit.',
    why: '30 of 30 in 15 s: one more would be refused, and counted all the same.',
  });
  expect(heldText(t, limitsWith({ ...full, waiting: 2, until }), 'Bea', NOW + 60_000)?.waits).toBe(
    '2 calls of Bea wait for the service’s limit, the first for 0 s.',
  );
  expect(heldText(t, limitsWith(full), 'Bea', NOW)?.waits).toBe(
    'A call of Bea waits for an answer to those before, for the service’s limit.',
  );
  expect(heldText(t, limitsWith({ waiting: 1, until }), 'Bea', NOW)?.why).toBe(
    'The service asked for a pause.',
  );
  expect(heldText(t, limitsWith(), 'Bea', NOW)).toBeNull();
});

test('a player of the emulator has none, though a real one of the same xuid may', () => {
  const emulated: PlayerChannel = { xuid: '1', directory: 'emulator', rta: { state: 'idle' }, limits: null };
  expect(limitsOf([emulated], '1')).toBeNull();
  const real: PlayerChannel = { ...emulated, directory: 'xbox-live', limits: limitsWith() };
  expect(limitsOf([emulated, real], '1')).toEqual(limitsWith());
});
