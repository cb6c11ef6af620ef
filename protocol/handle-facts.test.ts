import { expect, it } from 'vitest';
import { DEMO_PLAYERS, DEMO_TITLE } from './demo-title.ts';
import { Handle } from './handle.ts';
import { agreedTitle, doubtsAbout } from './handle-doubts.ts';
import { handleFacts, sessionFacts } from './handle-facts.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;
const sessionRef = { scid: DEMO_TITLE.scid, templateName: 'LobbySession', name: 'lobby' };
const handle = (more: object) =>
  handleFacts(
    Handle.parse({ id: '0f1e2d3c-4b5a-4697-8877-665544332211', type: 'invite', sessionRef, ...more }),
  );
const link = { titleId: DEMO_TITLE.titleId, from: Ada, to: Bea };

it('says who invites whom, until when, and whether the session is open where the service tells it', () => {
  const invite = { senderXuid: Ada, invitedXuid: Bea, expiration: '2026-11-21T12:00:00Z' };
  expect(handle(invite)).toEqual({
    kind: 'invite',
    session: sessionRef,
    titleIds: [],
    from: Ada,
    to: Bea,
    expires: '2026-11-21T12:00:00Z',
    openness: 'not-told',
  });
  const activity = { type: 'activity', ownerXuid: Ada, relatedInfo: { closed: true } };
  expect(handle(activity)).toMatchObject({ from: Ada, to: null, expires: null, openness: 'closed' });
});

it.each([
  ['its own', { titleId: '1' }, ['1']],
  ['as a number', { gameTypes: { era: { titleId: 1 } } }, ['1']],
  [
    'one for each kind of device',
    { gameTypes: { era: { titleId: '2' }, 'uwp-desktop': { titleId: '3' } } },
    ['2', '3'],
  ],
  [
    'the service’s own, and nothing that the inviter wrote',
    { gameTypes: { era: { titleId: '2' } }, inviteAttributes: { titleId: '9' } },
    ['2'],
  ],
  ['none where only the inviter wrote one', { inviteAttributes: { titleId: '9' } }, []],
  [
    'nothing where it is no title id',
    { titleId: 'decafbad', gameTypes: { era: 'x' }, inviteAttributes: { titleId: {} } },
    [],
  ],
])('takes for its titles %s', (_, more, titleIds) => {
  expect(handle(more).titleIds).toEqual(titleIds);
});

it('tells of a session that was answered in the place of its handle no more than it says', () => {
  const document = {
    membersInfo: { first: 0, next: 4, count: 4 },
    constants: { system: { maxMembersCount: 4 }, custom: {} },
    properties: { system: {}, custom: {} },
  };
  const full = sessionFacts(document, sessionRef);
  expect(full).toMatchObject({ kind: null, session: sessionRef, titleIds: [], from: null, openness: 'full' });
  const closed = { ...document, properties: { system: { closed: true }, custom: {} } };
  expect(sessionFacts(closed, null)).toMatchObject({ session: null, openness: 'closed' });
  expect(agreedTitle(link, full)).toBeNull();
});

it('tells where a link says other than the service, and takes silence for nothing', () => {
  const said = handle({ senderXuid: Ada, invitedXuid: Bea, gameTypes: { era: { titleId: link.titleId } } });
  expect(doubtsAbout(link, said)).toEqual([]);
  expect(doubtsAbout({ titleId: '1', from: Cyd, to: Cyd }, said)).toEqual(['title', 'sender', 'invited']);
  expect(doubtsAbout({ titleId: null, from: null, to: null }, said)).toEqual([]);
  expect(doubtsAbout(link, handle({}))).toEqual([]);
});

it('agrees on a title only where the service names it and the link nowhere says anything else', () => {
  const said = handle({ senderXuid: Ada, gameTypes: { era: { titleId: '2' }, pc: { titleId: '3' } } });
  expect(agreedTitle({ ...link, titleId: '3' }, said)).toBe('3');
  expect(agreedTitle({ ...link, titleId: null }, said)).toBe('2');
  expect(agreedTitle({ ...link, titleId: '4' }, said)).toBeNull();
  expect(agreedTitle({ ...link, titleId: '3', from: Cyd }, said)).toBeNull();
  expect(agreedTitle(link, handle({}))).toBeNull();
});
