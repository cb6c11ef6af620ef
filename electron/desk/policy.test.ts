import { describe, expect, it } from 'vitest';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import type { Player } from '../players/player.ts';
import { joinsUnasked, verdictOn } from './policy.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;
const link = {
  kind: 'invite-handle',
  scheme: DEMO_TITLE.scheme,
  titleId: DEMO_TITLE.titleId as string | null,
  handle: '0f1e2d3c-4b5a-4697-8877-665544332211',
  from: Ada as string | null,
  to: Bea as string | null,
  context: null,
  extra: [],
};
const handle = {
  kind: 'invite' as const,
  session: { scid: DEMO_TITLE.scid, templateName: 'LobbySession', name: 'lobby' },
  titleIds: [DEMO_TITLE.titleId as string],
  from: Ada as string | null,
  to: Bea as string | null,
  expires: null,
  openness: 'not-told' as const,
};
const player = (directory: Player['directory']): Player => ({
  xuid: Bea,
  gamertag: 'Bea',
  directory,
  sandbox: null,
});
const nothing = new Set<string>();
const demo = new Set<string>([DEMO_TITLE.titleId]);

describe('who joins, and whether he is asked', () => {
  it('on the emulator he joins, whatever is trusted', () => {
    const emulated = player('emulator');
    expect(verdictOn(link, emulated, [emulated], nothing)).toEqual({ kind: 'join', player: emulated });
  });

  it('on Xbox Live he is asked; a trusted title is asked about only until the service has spoken', () => {
    const real = player('xbox-live');
    const verdict = (titleId: string | null, trusted: ReadonlySet<string>) =>
      verdictOn({ ...link, titleId }, real, [real], trusted);
    expect(verdict(link.titleId, nothing)).toEqual({ kind: 'ask', player: real, unlessTrusted: false });
    expect(verdict('1', demo)).toMatchObject({ kind: 'ask', unlessTrusted: false });
    expect(verdict(link.titleId, demo)).toEqual({ kind: 'ask', player: real, unlessTrusted: true });
    expect(verdict(null, nothing)).toMatchObject({ unlessTrusted: false });
    expect(verdict(null, demo)).toMatchObject({ unlessTrusted: true });
  });

  it('trust makes nobody join who is not named, and speaks for no other account', () => {
    const unnamed = verdictOn({ ...link, to: null }, null, [player('emulator')], demo);
    expect(unnamed).toEqual({ kind: 'ask', player: null, unlessTrusted: false });
    expect(verdictOn(link, null, [player('xbox-live')], demo)).toMatchObject({
      kind: 'refuse',
      reason: { about: Bea },
    });
  });
});

describe('a link that names nobody', () => {
  const real = player('xbox-live');
  const ofTitle = (titleId: string | null, ...players: Player[]) =>
    verdictOn({ ...link, to: null, titleId }, null, players, demo);

  it('is asked about as the first player on Xbox Live, even of a trusted title', () => {
    const other = { ...real, xuid: Cyd };
    const first = { kind: 'ask', player: real, unlessTrusted: false };
    expect(ofTitle('1', player('emulator'), real, other)).toEqual(first);
    expect(ofTitle(null, real)).toEqual(first);
  });

  it('is asked about as nobody where the emulator alone can have it, and refused where nobody is there', () => {
    const nobody = { kind: 'ask', player: null, unlessTrusted: false };
    expect(ofTitle(DEMO_TITLE.titleId, real)).toEqual(nobody);
    expect(ofTitle('1', player('emulator'))).toEqual(nobody);
    expect(ofTitle('1')).toMatchObject({ kind: 'refuse', reason: { code: 'no-player' } });
  });
});

describe('whether a link is joined without a question', () => {
  it.each<[string, boolean, Partial<typeof link>, Partial<typeof handle>, ReadonlySet<string>]>([
    ['yes, whose trusted title the service names too', true, {}, {}, demo],
    ['yes, of the shared scheme, when the service names a trusted title', true, { titleId: null }, {}, demo],
    ['yes, that says less than the service', true, { from: null }, {}, demo],
    [
      'yes, of a title that is one of several, each for a kind of device',
      true,
      {},
      { titleIds: ['1', DEMO_TITLE.titleId] },
      demo,
    ],
    ['no, when its title is not trusted', false, {}, {}, nothing],
    ['no, on its own word, when the service names another title', false, {}, { titleIds: ['1'] }, demo],
    ['no, on its own word, when the service names none', false, {}, { titleIds: [] }, demo],
    ['no, when the service names a trusted title and the link another', false, { titleId: '1' }, {}, demo],
    ['no, when it lies about who sent it', false, { from: Cyd }, {}, demo],
    ['no, when it is for somebody else than the service says', false, { to: Cyd }, {}, demo],
  ])('%s', (_, joins, linkMore, handleMore, trusted) => {
    expect(joinsUnasked({ ...link, ...linkMore }, { ...handle, ...handleMore }, trusted)).toBe(joins);
  });
});
