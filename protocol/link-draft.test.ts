import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ActivationLink, formatActivationLink, linkScheme, parseActivationLink } from './link.ts';
import { draftOf, draftText, fieldsOf, LINK_HOSTS } from './link-draft.ts';

const HANDLE = '5e361402-7b1a-4c55-9d0f-2f6b8a31c0de';
const text = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 });
const xuid = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(String);

/** A draft whose values are of the kind that each field wants. */
const goodDraft = fc.constantFrom(...LINK_HOSTS).chain((host) => {
  const wanted = fieldsOf(host).map(({ name, value, required }) => {
    const one = value === 'guid' ? fc.uuid() : value === 'xuid' ? xuid : text;
    return [name, required ? one : fc.option(one, { nil: '' })] as const;
  });
  return fc.record({
    host: fc.constant(host),
    scheme: fc.constantFrom('ms-xbl-decafbad', 'ms-xbl-multiplayer'),
    values: fc.record(Object.fromEntries(wanted)),
    extra: fc.constant<[string, string][]>([['seen', 'yes']]),
  });
});

test('what a form asks for makes a link that the parser takes, and that can be taken into the form again', () => {
  fc.assert(
    fc.property(goodDraft, (draft) => {
      const link = draftText(draft);
      expect(parseActivationLink(link)).toMatchObject({ ok: true });
      const values = Object.fromEntries(Object.entries(draft.values).filter(([, value]) => value !== ''));
      expect(draftOf(link)).toEqual({ ...draft, values });
    }),
  );
});

test('a draft writes what the link itself is written as', () => {
  const link = {
    kind: 'invite-handle',
    scheme: linkScheme('ms-xbl-decafbad'),
    handle: HANDLE,
    invitedXuid: '18000000000000102',
    context: 'a b&c=ü',
    extra: [],
  } satisfies ActivationLink;
  const written = formatActivationLink(link);
  const draft = draftOf(written);
  expect(draft && draftText(draft)).toBe(written);
});

test('a wrong draft is written as it stands, and the parser says what is wrong with it', () => {
  const draft = {
    host: 'inviteHandleAccept',
    scheme: 'ms-xbl-decafbad',
    values: { handle: 'x y' },
    extra: [],
  };
  expect(draftText(draft)).toBe('ms-xbl-decafbad://inviteHandleAccept/?handle=x%20y');
  expect(parseActivationLink(draftText(draft))).toMatchObject({
    ok: false,
    problem: { code: 'handle-not-guid' },
  });
  expect(draftOf('https://example.com')).toBeNull();
});
