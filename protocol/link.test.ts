import { describe, expect, test } from 'vitest';
import { type ActivationLink, formatActivationLink, isOurScheme } from './link.ts';
import { contextDecodedAgain, linkFacts } from './link-facts.ts';

const HANDLE = '5e361402-7b1a-4c55-9d0f-2f6b8a31c0de';
const ADA = '18000000000000101';
const BEA = '18000000000000102';
const DEMO = { name: 'ms-xbl-decafbad', titleId: '3737844653' };
const SHARED = { name: 'ms-xbl-multiplayer', titleId: null };
const extra: [string, string][] = [];

const invite = { kind: 'invite-handle' as const, scheme: SHARED, handle: HANDLE, extra };
const full = { ...invite, invitedXuid: BEA, senderXuid: ADA };
const activity = { kind: 'activity-handle' as const, scheme: SHARED, handle: HANDLE, extra };

describe('formatActivationLink', () => {
  test('writes a title scheme with a slash, in the order of the system', () => {
    expect(formatActivationLink({ ...full, scheme: DEMO })).toBe(
      `ms-xbl-decafbad://inviteHandleAccept/?invitedXuid=${BEA}&handle=${HANDLE}&senderXuid=${ADA}`,
    );
  });

  test('writes the shared scheme without a slash', () => {
    expect(formatActivationLink({ ...activity, joinerXuid: BEA })).toBe(
      `ms-xbl-multiplayer://activityHandleJoin?joinerXuid=${BEA}&handle=${HANDLE}`,
    );
  });

  test('writes no question mark where nothing follows', () => {
    expect(formatActivationLink({ kind: 'retired', scheme: SHARED, host: 'team', extra: [] })).toBe(
      'ms-xbl-multiplayer://team',
    );
  });

  test.each<[why: string, link: ActivationLink, code: string]>([
    ['a handle that is no GUID', { ...invite, handle: 'lobby' }, 'handle-not-guid'],
    ['a xuid that is none', { ...invite, senderXuid: 'Ada' }, 'bad-xuid'],
    [
      'an unknown parameter with the name of a known one',
      { ...invite, extra: [['SENDERXUID', ADA]] },
      'key-twice',
    ],
    ['a line break in the context', { ...invite, context: 'a\nb' }, 'control-character'],
    ['half a character in the context', { ...invite, context: '\ud83d' }, 'bad-escape'],
    ['more than a link holds', { ...invite, context: 'x'.repeat(2048) }, 'too-long'],
    ['a scheme that is not ours', { ...invite, scheme: { name: 'https', titleId: null } }, 'foreign-scheme'],
  ])('throws for %s', (_why, link, code) => {
    expect(() => formatActivationLink(link)).toThrow(
      expect.objectContaining({ name: 'UnwritableLink', problem: expect.objectContaining({ code }) }),
    );
  });
});

test('our schemes are told from others, in either letter case', () => {
  expect(['ms-xbl-decafbad', 'MS-XBL-0A6D2730', 'ms-xbl-multiplayer'].map(isOurScheme)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['ms-xbl-', 'ms-xbl-decafbad:', 'ms-xbl-multiplayer2', 'https', ''].some(isOurScheme)).toBe(false);
});

describe('linkFacts', () => {
  test('names who invites whom', () => {
    expect(linkFacts({ ...full, context: 'hi' })).toEqual({
      kind: 'invite-handle',
      scheme: 'ms-xbl-multiplayer',
      titleId: null,
      handle: HANDLE,
      from: ADA,
      to: BEA,
      context: 'hi',
      extra: [],
    });
  });

  test('names who joins whom', () => {
    expect(linkFacts({ ...activity, scheme: DEMO, joinerXuid: BEA, joineeXuid: ADA })).toMatchObject({
      titleId: '3737844653',
      from: ADA,
      to: BEA,
      context: null,
    });
  });

  test('is null where the link says nothing', () => {
    expect(linkFacts({ kind: 'retired', scheme: SHARED, host: 'team', extra: [['a', 'b']] })).toEqual({
      kind: 'retired',
      scheme: 'ms-xbl-multiplayer',
      titleId: null,
      handle: null,
      from: null,
      to: null,
      context: null,
      extra: [['a', 'b']],
    });
  });
});

describe('contextDecodedAgain', () => {
  test('offers what a twice-encoded context means', () => {
    expect(contextDecodedAgain('Play%20now%21')).toBe('Play now!');
  });

  test.each(['', 'Play now!', '100%', '%00', '%1b[2J', 'a+b'])('offers nothing for %j', (context) => {
    expect(contextDecodedAgain(context)).toBeNull();
  });
});
