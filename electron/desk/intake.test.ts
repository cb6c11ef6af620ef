import { describe, expect, it } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import type { Activation } from '../activation/activation.ts';
import type { Player } from '../players/player.ts';
import { createDesk, type DeskJournal, type DeskListener } from './desk.ts';

const HANDLE = '0f1e2d3c-4b5a-4697-8877-665544332211';
const invite = (to: string | null = DEMO_PLAYERS.Bea, handle = HANDLE) =>
  `ms-xbl-decafbad://inviteHandleAccept/?${to === null ? '' : `invitedXuid=${to}&`}handle=${handle}&senderXuid=${DEMO_PLAYERS.Ada}`;

const player = (xuid: string, directory: Player['directory'] = 'emulator'): Player => ({
  xuid,
  gamertag: xuid,
  directory,
  sandbox: directory === 'xbox-live' ? 'RETAIL' : null,
});

/** A desk whose players' lines never open: what it decides is seen, and nothing is called. */
const deskWith = (options: { players?: Player[]; failingDisk?: boolean; brokenPast?: boolean } = {}) => {
  const known = options.players ?? Object.values(DEMO_PLAYERS).map((xuid) => player(xuid));
  const seen: string[] = [];
  const shown: string[] = [];
  const clock = { at: Date.parse('2026-11-20T10:00:00Z') };
  const past = (): Activation[] => {
    if (options.brokenPast) throw new Error('the disk image is malformed');
    return [];
  };
  const journal: DeskJournal = {
    write: (changes) => {
      if (options.failingDisk) throw new Error('the disk is full');
      seen.push(`journal ${changes.map(({ activation }) => activation.state).join(' ')}`);
    },
    addCall: () => undefined,
    activations: () => past(),
    addVersion: () => undefined,
    lastVersion: () => null,
    activation: () => null,
    inState: () => past(),
    remove: (ids: readonly string[]) => [...ids],
    olderThan: () => [],
    keepDraft: () => undefined,
    dropDraft: () => undefined,
    drafts: () => [],
  };
  const listener: DeskListener = {
    activation: ({ state }) => seen.push(`told ${state}`),
    session: () => undefined,
    version: () => undefined,
    call: () => undefined,
    act: () => undefined,
    actDropped: () => undefined,
    held: () => undefined,
    forgotten: () => undefined,
    removed: () => undefined,
    show: (id) => shown.push(id),
    trouble: (text) => seen.push(text),
  };
  const desk = createDesk({
    journal,
    listener,
    now: () => new Date(clock.at),
    players: {
      list: () => known,
      onList: () => undefined,
      loading: () => null,
      onFrame: () => undefined,
      channels: () => [],
      onChannels: () => undefined,
      known: (xuid) => known.find((one) => one.xuid === xuid) ?? null,
      find: (xuid) => Promise.resolve(known.find((one) => one.xuid === xuid) ?? null),
      line: () => {
        seen.push('line');
        return new Promise(() => undefined);
      },
      refresh: () => Promise.resolve(),
      close: () => undefined,
    },
  });
  const take = (...texts: string[]) =>
    desk.take({ by: 'paste', links: texts.map((text) => ({ text, length: text.length })) });
  return { desk, take, seen, shown, clock };
};

/** What is done about a link is done after it was taken. */
const settled = () => new Promise((resolve) => setImmediate(resolve));
const only = (all: Activation[]): Activation => {
  expect(all).toHaveLength(1);
  return all[0] as Activation;
};

describe('what becomes of a link', () => {
  it('is in the journal before anybody is told, and before anything is done about it', async () => {
    const { take, seen } = deskWith();
    take(invite());
    await settled();
    expect(seen).toEqual(['journal received joining', 'told received', 'told joining', 'line']);
  });

  it('is joined as the player that the link names', async () => {
    const { desk, take } = deskWith();
    take(invite(DEMO_PLAYERS.Cyd));
    await settled();
    expect(only(desk.activations())).toMatchObject({ state: 'joining', player: DEMO_PLAYERS.Cyd });
  });

  it('is refused when it is for another account, and can be joined as somebody else', async () => {
    const { desk, take } = deskWith();
    take(invite('2814000000000001'));
    await settled();
    const { id, state, reason } = only(desk.activations());
    expect([state, reason]).toEqual([
      'refused',
      { kind: 'policy', code: 'other-account', about: '2814000000000001' },
    ]);
    await desk.join(id, DEMO_PLAYERS.Dan);
    expect(only(desk.activations())).toMatchObject({
      state: 'joining',
      player: DEMO_PLAYERS.Dan,
      reason: null,
    });
  });

  it('is asked about when it names nobody, and declined by one word', async () => {
    const { desk, take } = deskWith();
    take(invite(null));
    await settled();
    const { id, state } = only(desk.activations());
    expect(state).toBe('asking');
    await expect(desk.join(id, null)).rejects.toMatchObject({ code: 'no-such-player' });
    desk.decline(id);
    expect(only(desk.activations())).toMatchObject({ state: 'refused', reason: { code: 'declined' } });
    expect(() => desk.decline(id)).toThrow(/Nothing is asked/);
  });

  it('is asked about when its player is on Xbox Live', async () => {
    const { desk, take } = deskWith({ players: [player('2814000000000001', 'xbox-live')] });
    take(invite('2814000000000001'));
    await settled();
    const { id, state } = only(desk.activations());
    expect(state).toBe('asking');
    await desk.join(id, null);
    expect(only(desk.activations())).toMatchObject({ state: 'joining', player: '2814000000000001' });
  });

  it('is refused when there is nobody at all to join', async () => {
    const { desk, take } = deskWith({ players: [] });
    take(invite(null));
    await settled();
    expect(only(desk.activations()).reason).toEqual({ kind: 'policy', code: 'no-player' });
  });

  it.each([
    ['ms-xbl-decafbad://inviteAccept/?connectionString=abc', 'invite-connection'],
    ['ms-xbl-decafbad://tournament/?x=1', 'retired'],
  ])('%s is understood, and holds nothing to join', (text, code) => {
    const { desk, take } = deskWith();
    take(text);
    const { id, state, reason } = only(desk.activations());
    expect([state, reason]).toEqual(['refused', { kind: 'nothing-to-join', code }]);
    return expect(desk.join(id, DEMO_PLAYERS.Bea)).rejects.toMatchObject({ code: 'not-now' });
  });

  it.each([
    ['two handles', `${invite()}&handle=${HANDLE}`, 'key-twice'],
    ['a user name', invite().replace('://', '://ada@'), 'has-credentials'],
    ['a port', invite().replace('Accept/', 'Accept:80/'), 'has-port'],
    ['a fragment', `${invite()}#x`, 'has-fragment'],
    ['a NUL', `${invite()}%00`, 'control-character'],
    ['a homoglyph host', invite().replace('inviteHandle', 'inviteHаndle'), 'unknown-host'],
    ['no GUID', invite(DEMO_PLAYERS.Bea, 'x'), 'handle-not-guid'],
    ['a handle inside the context alone', invite().replace('handle=', 'context=handle%3D'), 'no-handle'],
    ['a foreign scheme', 'https://example.invalid/', 'foreign-scheme'],
  ])('a link with %s has a row that says what is wrong with it', (_, text, code) => {
    const { desk, take } = deskWith();
    take(text);
    expect(only(desk.activations())).toMatchObject({ state: 'refused', reason: { kind: 'link', code } });
  });

  it('two links at once are refused as one', () => {
    const { desk, take } = deskWith();
    take(invite(), invite(DEMO_PLAYERS.Cyd));
    expect(only(desk.activations())).toMatchObject({
      state: 'refused',
      link: null,
      reason: { code: 'two-links' },
    });
  });

  it('a disk that is full is told of, and the link followed', async () => {
    const { take, seen } = deskWith({ failingDisk: true });
    take(invite());
    await settled();
    expect(seen).toContain('line');
    expect(seen[0]).toMatch(/journal can't be written.*disk is full/);
  });
});

it('a past that can not be read is told of, and links are followed', async () => {
  const { desk, take, seen } = deskWith({ brokenPast: true });
  desk.resume();
  take(invite());
  desk.recover();
  await settled();
  expect(seen.filter((one) => one.startsWith("The journal can't be read"))).toHaveLength(2);
  expect(seen).toContain('line');
});

describe('links that come again, and many at once', () => {
  it('the same link within 5 s joins once and counts', async () => {
    const { desk, take, seen, clock } = deskWith();
    take(invite());
    clock.at += 4_900;
    take(invite());
    await settled();
    expect(only(desk.activations()).repeats).toBe(1);
    expect(seen.filter((one) => one === 'line')).toHaveLength(1);
  });

  it('a link that is still under way is not begun anew, however late it comes, and is shown', async () => {
    const { desk, take, shown, clock } = deskWith();
    take(invite());
    await settled();
    clock.at += 60_000;
    take(invite());
    take(invite());
    expect(only(desk.activations()).repeats).toBe(2);
    const { id } = only(desk.activations());
    expect(shown).toEqual([id, id]);
  });

  it('a link that is under way by an older activation, tried again by hand, is not begun anew', async () => {
    const { desk, take, clock } = deskWith();
    take(invite('2814000000000001'));
    await settled();
    clock.at += 5_000;
    take(invite('2814000000000001'));
    await settled();
    const [first] = desk.activations();
    await desk.join(first?.id ?? '', DEMO_PLAYERS.Dan);
    clock.at += 5_000;
    take(invite('2814000000000001'));
    expect(desk.activations().map(({ state, repeats }) => [state, repeats])).toEqual([
      ['joining', 1],
      ['refused', 0],
    ]);
  });

  it('the same link after 5 s is a new one when the first came to nothing', () => {
    const { desk, take, clock } = deskWith();
    take('ms-xbl-decafbad://nonsense');
    clock.at += 5_000;
    take('ms-xbl-decafbad://nonsense');
    expect(desk.activations()).toHaveLength(2);
  });

  it('a link that was deleted within 5 s and comes again is a new one', async () => {
    const { desk, take } = deskWith();
    take('ms-xbl-decafbad://nonsense');
    await desk.remove([only(desk.activations()).id]);
    take('ms-xbl-decafbad://nonsense');
    expect(only(desk.activations())).toMatchObject({ state: 'refused', repeats: 0 });
  });

  it('of 20 links in a burst none is lost, and only the first ten come into view', async () => {
    const { desk, take, shown, clock } = deskWith();
    for (let n = 0; n < 20; n++) {
      clock.at += 10;
      take(invite(DEMO_PLAYERS.Bea, HANDLE.slice(0, -2) + String(10 + n)));
    }
    await settled();
    expect(desk.activations().map(({ state }) => state)).toEqual(Array(20).fill('joining'));
    const ids = () => desk.activations().map(({ id }) => id);
    expect(shown).toEqual(ids().slice(0, 10));
    clock.at += 10_000;
    take(invite(DEMO_PLAYERS.Cyd));
    expect(shown.at(-1)).toBe(ids().at(-1));
  });
});
