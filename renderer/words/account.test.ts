import { expect, test } from 'vitest';
import { explainSignIn } from '../../protocol/sign-in-trouble.ts';
import { signInState } from './account.ts';

const underWay = { way: 'browser', state: 'waiting', userCode: null, page: null, until: null } as const;

test('what there is to see of a sign-in: one that is under way before one that ended', () => {
  const trouble = explainSignIn('sign-in-cancelled');
  expect(signInState({ signIn: null, trouble: null })).toBeUndefined();
  expect(signInState({ signIn: underWay, trouble })).toBe('signingIn');
  expect(signInState({ signIn: null, trouble })).toBe('signInEnded');
});
