import { expect, test } from 'vitest';
import { draftIn, extraOf, putDraft, setValue, useDraft } from './draft.ts';

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
  const draft = {
    host: 'activityHandleJoin',
    scheme: 'ms-xbl-multiplayer',
    values: { handle: 'h' },
    extra: [['a', 'b=c']] satisfies [string, string][],
  };
  putDraft(draft);
  expect(draftIn(useDraft.getState())).toEqual(draft);
  setValue('joinerXuid', '7');
  expect(draftIn(useDraft.getState()).values).toEqual({ handle: 'h', joinerXuid: '7' });
});
