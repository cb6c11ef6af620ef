import { expect, test } from 'vitest';
import { explainSignIn } from '../../protocol/sign-in-trouble.ts';
import { nextSteps } from './next-steps.ts';

const BOTH = ['browser', 'device-code'] as const;

test('what makes sense again at once is offered first, then what is advised', () => {
  expect(nextSteps(explainSignIn('sign-in-declined'), 'browser', BOTH)).toEqual(['browser', 'choose']);
  expect(nextSteps(explainSignIn('browser-silent'), 'browser', BOTH)).toEqual([
    'browser',
    'device-code',
    'client-id',
    'choose',
  ]);
});

test('a client ID, or a sandbox, that can’t be right is changed before it is tried again', () => {
  expect(nextSteps(explainSignIn('client-unknown'), 'device-code', BOTH)).toEqual(['client-id', 'choose']);
  expect(nextSteps(explainSignIn('sandbox-refused'), 'browser', BOTH)).toEqual(['sandbox', 'choose']);
  expect(nextSteps(explainSignIn('no-client-id'), 'browser', BOTH)).toEqual(['client-id', 'paste', 'choose']);
});

test('what has to be done elsewhere is tried again afterwards, and a fault on the way can be searched for', () => {
  expect(nextSteps(explainSignIn('terms-not-accepted'), 'browser', BOTH)).toEqual(['browser', 'choose']);
  expect(nextSteps(explainSignIn('sign-in-offline'), 'device-code', BOTH)).toEqual([
    'device-code',
    'check-set-up',
    'choose',
  ]);
});

test('the browser is no way on where there is none', () => {
  const ended = explainSignIn('code-expired');
  expect(nextSteps(ended, 'device-code', BOTH)).toEqual(['device-code', 'browser', 'choose']);
  expect(nextSteps(ended, 'device-code', ['device-code'])).toEqual(['device-code', 'choose']);
  expect(nextSteps(explainSignIn('title-id-refused'), 'device-code', ['device-code'])).toEqual([
    ...['client-id', 'paste', 'choose'],
  ]);
});
