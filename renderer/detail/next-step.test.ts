import { expect, test } from 'vitest';
import type { Reason } from '../../electron/ipc/contract.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { activationOf } from '../store/sample.ts';
import { missingAccount, nextStep } from './next-step.ts';

const link = activationOf('a1').link;
const stepOf = (more: Parameters<typeof activationOf>[1]) =>
  nextStep(activationOf('a1', more), [{ xuid: '7' }, { xuid: DEMO_PLAYERS.Bea }]);
const answer = (again: 'now' | 'later' | 'never'): Reason => ({
  kind: 'answer',
  status: 503,
  explanation: { code: 'x', causes: [], advice: [], again },
});

test('who is asked joins as the player of the link, or as one that is chosen where it names nobody', () => {
  expect(stepOf({ state: 'asking' })).toBe('join');
  expect(stepOf({ state: 'asking', link: link && { ...link, to: null } })).toBe('join-as');
});

test('an invite for somebody else can be joined as one of the players, a declined one after all', () => {
  expect(stepOf({ state: 'refused', reason: { kind: 'policy', code: 'other-account' } })).toBe('join-as');
  expect(stepOf({ state: 'refused', reason: { kind: 'policy', code: 'declined' } })).toBe('join');
  expect(stepOf({ state: 'refused', reason: { kind: 'policy', code: 'two-links' } })).toBeNull();
});

test('who is asked, or declined, and is signed in no longer can only be joined for by another', () => {
  const nobody = (more: Parameters<typeof activationOf>[1]) => nextStep(activationOf('a1', more), []);
  expect(nobody({ state: 'asking' })).toBe('join-as');
  expect(nobody({ state: 'refused', reason: { kind: 'policy', code: 'declined' } })).toBe('join-as');
  const asking = activationOf('a1', { state: 'asking' });
  expect(missingAccount(asking, [])).toBe(DEMO_PLAYERS.Bea);
  expect(missingAccount(asking, [{ xuid: DEMO_PLAYERS.Bea }])).toBeNull();
  expect(missingAccount(activationOf('a1', { state: 'joined' }), [])).toBeNull();
});

test('an invite for another account is tried again once that account is one of the players', () => {
  const reason = (about: string): Reason => ({ kind: 'policy', code: 'other-account', about });
  expect(stepOf({ state: 'refused', reason: reason('7') })).toBe('again');
  expect(stepOf({ state: 'refused', reason: reason('8') })).toBe('join-as');
});

test('what failed is tried again where that makes sense', () => {
  expect(stepOf({ state: 'failed', reason: answer('later') })).toBe('again');
  expect(stepOf({ state: 'failed', reason: answer('never') })).toBeNull();
});

test('what ended or was left is joined again, unless the session is gone', () => {
  expect(stepOf({ state: 'left' })).toBe('again');
  expect(stepOf({ state: 'ended', reason: { kind: 'end', code: 'removed' } })).toBe('again');
  expect(stepOf({ state: 'ended', reason: { kind: 'end', code: 'session-gone' } })).toBeNull();
});

test('nothing is to be done about one that is joined, or has nothing to join by', () => {
  expect(stepOf({ state: 'joined' })).toBeNull();
  expect(stepOf({ state: 'received', link: null })).toBeNull();
});
