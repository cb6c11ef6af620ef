import { expect, test } from 'vitest';
import { explainSignIn } from '../../protocol/sign-in-trouble.ts';
import { nextSteps } from './next-steps.ts';

test('what makes sense again at once is offered first, then what is advised', () => {
  expect(nextSteps(explainSignIn('sign-in-declined'), 'browser')).toEqual(['browser', 'choose']);
  expect(nextSteps(explainSignIn('browser-silent'), 'browser')).toEqual([
    'browser',
    'device-code',
    'client-id',
    'choose',
  ]);
});

test('a client ID, or a sandbox, that can’t be right is changed before it is tried again', () => {
  expect(nextSteps(explainSignIn('client-unknown'), 'device-code')).toEqual(['client-id', 'choose']);
  expect(nextSteps(explainSignIn('sandbox-refused'), 'browser')).toEqual(['sandbox', 'choose']);
  expect(nextSteps(explainSignIn('no-client-id'), 'browser')).toEqual(['client-id', 'paste', 'choose']);
});

test('what has to be done elsewhere is tried again afterwards, and a fault on the way can be searched for', () => {
  expect(nextSteps(explainSignIn('terms-not-accepted'), 'browser')).toEqual(['browser', 'choose']);
  expect(nextSteps(explainSignIn('sign-in-offline'), 'device-code')).toEqual([
    'device-code',
    'check-set-up',
    'choose',
  ]);
});
