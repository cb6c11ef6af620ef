import { beforeEach, expect, test } from 'vitest';
import {
  backToFields,
  extraOf,
  isUntouched,
  linkIn,
  putDraft,
  putLink,
  setValue,
  useDraft,
  writeByHand,
} from './draft.ts';

const HANDLE = '5e361402-7b1a-4c55-9d0f-2f6b8a31c0de';
const INVITE = `ms-xbl-decafbad://inviteHandleAccept/?handle=${HANDLE}&mode=co-op`;
const link = () => linkIn(useDraft.getState());
const untouched = () => isUntouched(useDraft.getState());

beforeEach(() => useDraft.setState(useDraft.getInitialState(), true));

test('further parameters are lines of name=value; a value may hold an equals sign', () => {
  expect(extraOf(' a=1\n\nb=x=y\n')).toEqual({
    ok: true,
    extra: [
      ['a', '1'],
      ['b', 'x=y'],
    ],
  });
  expect(extraOf('a=1\nb')).toEqual({ ok: false, line: 'b' });
  expect(extraOf('=b')).toEqual({ ok: false, line: '=b' });
});

test('a draft that is put into the form is what the form holds', () => {
  putDraft({
    host: 'activityHandleJoin',
    scheme: 'ms-xbl-multiplayer',
    values: { handle: 'h' },
    extra: [['a', 'b=c']],
  });
  setValue('joinerXuid', '7');
  expect(link()).toBe('ms-xbl-multiplayer://activityHandleJoin?joinerXuid=7&handle=h&a=b%3Dc');
});

test('a link that the parser reads goes into fields, and any other is kept letter by letter', () => {
  putLink(INVITE);
  expect(useDraft.getState()).toMatchObject({ text: null, values: { handle: HANDLE }, extra: 'mode=co-op' });
  const refused = 'ms-xbl-decafbad://inviteHandleAccept/?handle=%%%&&';
  putLink(refused);
  expect(link()).toBe(refused);
  putLink(INVITE);
  expect(link()).toBe(INVITE);
});

test('what the fields made can be written on by hand, and goes back into fields where it can be read', () => {
  putLink(INVITE);
  writeByHand();
  expect(useDraft.getState().text).toBe(INVITE);
  useDraft.setState({ text: INVITE.replace('co-op', 'duel') });
  backToFields('inviteHandleAccept');
  expect(useDraft.getState()).toMatchObject({ text: null, extra: 'mode=duel' });
  writeByHand();
  useDraft.setState({ text: 'nonsense' });
  backToFields('inviteHandleAccept');
  expect(link()).toBe(INVITE.replace('co-op', 'duel'));
});

test('nothing is touched before something is typed, whatever kind is chosen', () => {
  expect(untouched()).toBe(true);
  backToFields('activityHandleJoin');
  expect(untouched()).toBe(true);
  setValue('handle', 'x');
  expect(untouched()).toBe(false);
  setValue('handle', '');
  useDraft.setState({ scheme: 'ms-xbl-' });
  expect(untouched()).toBe(false);
  useDraft.setState({ text: ' ' });
  expect(untouched()).toBe(true);
  useDraft.setState({ text: 'x' });
  expect(untouched()).toBe(false);
});
