import { expect, test } from 'vitest';
import type { Activation } from '../../electron/ipc/contract.ts';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { activationOf } from '../store/sample.ts';
import { despiteTrust, doubtsOf, isGone, titleToTrust } from './trust.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;
const at = '2026-11-20T10:00:00.000Z';
const handle = {
  kind: 'invite',
  session: { scid: DEMO_TITLE.scid, templateName: 'LobbySession', name: 'lobby' },
  titleIds: [DEMO_TITLE.titleId],
  from: Ada,
  to: Bea,
  expires: null,
  openness: 'not-told',
} as const;
type Handle = Extract<NonNullable<Activation['preview']>, { state: 'known' }>['handle'];
const asking = (preview: Activation['preview']) => activationOf('a1', { state: 'asking', preview });
const known = (more: Partial<Handle> = {}) =>
  asking({ state: 'known', at, handle: { ...handle, titleIds: [...handle.titleIds], ...more } });
const failed = (code: string) =>
  asking({ state: 'failed', at, status: null, explanation: { code, causes: [], advice: [], again: 'now' } });

const trusted = new Set([DEMO_TITLE.titleId]);

test('the title that can be trusted is the one that link and service agree on', () => {
  expect(titleToTrust(known())).toBe(DEMO_TITLE.titleId);
  expect(titleToTrust(known({ titleIds: ['1'] }))).toBeNull();
  expect(titleToTrust(known({ from: Cyd }))).toBeNull();
  expect(titleToTrust(asking(null))).toBeNull();
  expect(titleToTrust({ ...known(), state: 'refused' })).toBeNull();
});

test('why there is a question although the title is trusted', () => {
  expect(despiteTrust(known({ titleIds: ['1'] }), trusted)?.why).toBe('differs');
  expect(despiteTrust(known({ titleIds: ['1'] }), new Set(['1']))).toEqual({ titleId: '1', why: 'differs' });
  expect(despiteTrust(known({ titleIds: [] }), trusted)?.why).toBe('not-told');
  expect(despiteTrust(failed('timeout'), trusted)?.why).toBe('not-known');
  expect(despiteTrust(asking(null), trusted)?.why).toBe('not-known');
});

test('nothing is to be said of trust where none is concerned, while the service is asked, or of a handle that is gone', () => {
  expect(despiteTrust(known({ titleIds: ['1'] }), new Set())).toBeNull();
  expect(despiteTrust(known(), trusted)).toBeNull();
  expect(despiteTrust(asking({ state: 'looking', joins: true }), trusted)).toBeNull();
  expect(despiteTrust(failed('handle-not-found'), trusted)).toBeNull();
});

test('where the link says other than the service', () => {
  expect(doubtsOf(known({ titleIds: ['1'], to: Cyd }))).toEqual(['title', 'invited']);
  expect(doubtsOf(failed('timeout'))).toEqual([]);
});

test('a handle is gone where the service says so, and not where nobody answered', () => {
  expect(isGone(failed('handle-not-found'))).toBe(true);
  expect(isGone(failed('timeout'))).toBe(false);
  expect(isGone(known())).toBe(false);
});
