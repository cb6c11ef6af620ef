import i18next, { type TFunction } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import type { Account, Player } from '../../electron/ipc/contract.ts';
import { explainSignIn } from '../../protocol/sign-in-trouble.ts';
import { startI18n } from '../locales/i18n.ts';
import { tokenWords } from './account.ts';
import { actingAs, playerLabel, playerOf } from './player.ts';

let t: TFunction;
beforeAll(async () => {
  await startI18n();
  t = i18next.t;
});

const bea = { xuid: '7', gamertag: 'Bea' };
const emulated: Player = { ...bea, directory: 'emulator', sandbox: null };
const real: Player = { ...bea, directory: 'xbox-live', sandbox: 'XDKS.1' };

test('the sandbox stands beside a player of Xbox Live, also where it is not known, and beside nobody else', () => {
  expect(playerLabel(t, real)).toBe('Bea · XDKS.1');
  expect(playerLabel(t, { ...real, sandbox: null })).toBe('Bea · sandbox not told');
  expect(playerLabel(t, emulated)).toBe('Bea');
});

test('an account comes before a player of the emulator with the same xuid, and who is gone is still named', () => {
  expect(playerOf([emulated, real], '7')).toBe(real);
  expect(actingAs(t, [real], { '8': 'Cyd' }, '8')).toBe('Cyd');
});

test('how a token is, with its end as far as it is known', () => {
  const times = { minute: (iso: string) => iso.slice(11, 16) };
  const words = (token: Account['token'], claims: Account['claims'] = []) =>
    tokenWords(t, times, { token, claims });
  const until = '2026-11-20T14:05:00.000Z';
  expect(words({ state: 'good', until })).toBe('good until 14:05');
  expect(words({ state: 'good', until: null })).toBe('good; its end is not told');
  expect(words({ state: 'none' })).toBe('not needed yet');
  expect(words({ state: 'none' }, [['expires', until]])).toBe('not used yet; good until 14:05');
  const explanation = explainSignIn('sign-in-needed');
  expect(words({ state: 'trouble', explanation })).toBe('Microsoft asks for a new sign-in with this account');
});
