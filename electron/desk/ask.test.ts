import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startEmulator } from '../../emulator/serve.ts';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import type { Activation } from '../activation/activation.ts';
import { createAsker } from './ask.ts';
import { createRecords } from './records.ts';
import { LiveDesk } from './testing/live-desk.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;
const OTHER = 'ms-xbl-0a6d2730';
const OTHER_TITLE = '174925616';

let live: LiveDesk;
const clock = { at: Date.parse('2026-11-20T10:00:00Z') };
beforeAll(async () => {
  live = await LiveDesk.start(await startEmulator(), { onXboxLive: true, now: () => new Date(clock.at) });
});
afterAll(() => live.end());
beforeEach(() => {
  live.trusted.clear();
  // What was looked at by the test before counts no longer.
  clock.at += 60_000;
});

const looked = async (id: string): Promise<Activation> => {
  await expect.poll(() => live.get(id).preview?.state).not.toBe('looking');
  return live.get(id);
};
const callsOf = (id: string) =>
  live.journal
    .calls(id)
    .whole()
    .flatMap((call) => (call.kind === 'http' ? [`${call.method} ${call.call}`] : []));

it('an invite on Xbox Live asks, and shows what the service says of it by one call that joins nothing', async () => {
  const id = live.take(await live.lobbyLink());
  expect(live.get(id)).toMatchObject({ state: 'asking', player: Bea, preview: { state: 'looking' } });
  const { state, preview, session } = await looked(id);
  expect([state, session]).toEqual(['asking', null]);
  expect(preview).toMatchObject({
    state: 'known',
    at: new Date(clock.at).toISOString(),
    handle: {
      kind: 'invite',
      session: { scid: DEMO_TITLE.scid, templateName: 'LobbySession' },
      titleIds: [DEMO_TITLE.titleId],
      from: Ada,
      to: Bea,
      expires: expect.stringMatching(/Z$/),
    },
  });
  expect(callsOf(id)).toEqual(['GET getHandle']);
  await live.desk.join(id, null);
  await live.reached(id, 'joined');
  expect(callsOf(id)).toEqual(['GET getHandle', 'PUT writeSessionByHandle']);
});

it('a handle that is gone says so before anybody joins, and nothing keeps the user from trying', async () => {
  const id = live.take(
    (await live.lobbyLink()).replace(/handle=[^&]+/, 'handle=00000000-0000-4000-8000-000000000000'),
  );
  expect(await looked(id)).toMatchObject({
    state: 'asking',
    preview: { state: 'failed', status: 404, explanation: { code: 'handle-not-found', again: 'never' } },
  });
  await live.desk.join(id, null);
  await live.reached(id, 'failed');
});

it('a look that fails is told, can be wished once more, and the invite still be joined', async () => {
  await live.control('/faults', {
    match: { method: 'GET', path: '^/handles/' },
    times: 1,
    fault: { kind: 'status', status: 403, body: 'no' },
  });
  const id = live.take(await live.lobbyLink());
  expect(await looked(id)).toMatchObject({ state: 'asking', preview: { state: 'failed', status: 403 } });
  await live.desk.look(id);
  expect(live.get(id)).toMatchObject({ state: 'asking', preview: { state: 'known' } });
  expect(callsOf(id)).toEqual(['GET getHandle', 'GET getHandle']);
  live.desk.decline(id);
  await expect(live.desk.look(id)).rejects.toMatchObject({ code: 'not-now' });
});

it('a service that answers with the session in the place of its handle is understood, and its title not trusted', async () => {
  live.trusted.add(DEMO_TITLE.titleId);
  const body = JSON.stringify({
    membersInfo: { first: 0, next: 1, count: 1 },
    constants: { system: { maxMembersCount: 8 }, custom: {} },
    properties: { system: { closed: true }, custom: {} },
  });
  await live.control('/faults', {
    match: { method: 'GET', path: '^/handles/' },
    times: 1,
    fault: { kind: 'status', status: 200, body, headers: { 'content-type': 'application/json' } },
  });
  expect(await looked(live.take(await live.lobbyLink()))).toMatchObject({
    state: 'asking',
    preview: { state: 'known', handle: { session: null, titleIds: [], openness: 'closed' } },
  });
});

it('a trusted title joins by itself once the service has said that it is that title', async () => {
  live.trusted.add(DEMO_TITLE.titleId);
  const id = live.take(await live.lobbyLink());
  expect(live.get(id)).toMatchObject({ state: 'asking', preview: { state: 'looking', joins: true } });
  await live.reached(id, 'joined');
  expect(callsOf(id)).toEqual(['GET getHandle', 'PUT writeSessionByHandle']);
});

it.each([
  ['the title', (link: string) => link.replace(DEMO_TITLE.scheme, OTHER), OTHER_TITLE],
  [
    'the title, to one that is not trusted,',
    (link: string) => link.replace(DEMO_TITLE.scheme, OTHER),
    DEMO_TITLE.titleId,
  ],
  [
    'who sent it',
    (link: string) => link.replace(`senderXuid=${Ada}`, `senderXuid=${Cyd}`),
    DEMO_TITLE.titleId,
  ],
  [
    'who is invited',
    (link: string) => link.replace(`invitedXuid=${Bea}`, `invitedXuid=${Cyd}`),
    DEMO_TITLE.titleId,
  ],
])('a link that lies about %s is asked about, whatever is trusted', async (_, lie, trusted) => {
  live.trusted.add(trusted);
  const id = live.take(lie(await live.lobbyLink()));
  expect(await looked(id)).toMatchObject({ state: 'asking', preview: { state: 'known' } });
  expect(callsOf(id)).toEqual(['GET getHandle']);
  expect(() => live.desk.titleOf(id)).toThrow(/did not say/);
});

it('of the scheme that all titles share, the service alone says which title it is', async () => {
  const shared = async () => (await live.lobbyLink()).replace(DEMO_TITLE.scheme, 'ms-xbl-multiplayer');
  live.trusted.add(OTHER_TITLE);
  const asked = live.take(await shared());
  expect(await looked(asked)).toMatchObject({ state: 'asking' });
  expect(live.desk.titleOf(asked)).toBe(DEMO_TITLE.titleId);
  live.trusted.add(DEMO_TITLE.titleId);
  await live.reached(live.take(await shared()), 'joined');
});

it('trust that is taken back while the service is asked counts no more', async () => {
  live.trusted.add(DEMO_TITLE.titleId);
  const id = live.take(await live.lobbyLink());
  live.trusted.clear();
  expect(await looked(id)).toMatchObject({ state: 'asking', preview: { state: 'known' } });
  expect(callsOf(id)).toEqual(['GET getHandle']);
});

it('an answer of the user that comes first stands', async () => {
  live.trusted.add(DEMO_TITLE.titleId);
  const id = live.take(await live.lobbyLink());
  live.desk.decline(id);
  expect(await looked(id)).toMatchObject({ state: 'refused', reason: { code: 'declined' } });
  expect(callsOf(id)).toEqual(['GET getHandle']);
});

it('a flood of links does not use up what the service allows: ten are looked at, the others when he wishes', async () => {
  const links = await Promise.all(Array.from({ length: 12 }, () => live.lobbyLink()));
  const ids = links.map((link) => live.take(link));
  const all = await Promise.all(ids.map(looked));
  expect(all.map(({ state }) => state)).toEqual(Array(12).fill('asking'));
  expect(all.map(({ preview }) => preview?.state)).toEqual([
    ...Array(10).fill('known'),
    undefined,
    undefined,
  ]);
  const [last = ''] = ids.slice(-1);
  await live.desk.look(last);
  expect(live.get(last).preview?.state).toBe('known');
});

it('what was looked up is there in the next run, and a look that a crash cut short can be wished again', async () => {
  const known = live.take(await live.lobbyLink());
  await looked(known);
  await live.control('/faults', {
    match: { method: 'GET', path: '^/handles/' },
    times: 1,
    fault: { kind: 'delay', ms: 60_000 },
  });
  const cut = live.take(await live.lobbyLink());
  await live.faultTaken();
  live.reopen();
  live.desk.recover();
  expect(live.get(known)).toMatchObject({ state: 'asking', preview: { state: 'known' } });
  expect(live.get(cut)).toMatchObject({ state: 'asking', player: Bea, preview: null });
  await live.desk.look(cut);
  await live.desk.join(cut, null);
  await live.reached(cut, 'joined');
});

it('a link that names nobody is looked up as the first account, and asks as the one whom the service names', async () => {
  const link = (await live.lobbyLink()).replace(`invitedXuid=${Bea}&`, '');
  const id = live.take(link.replace(/^[^:]+/, 'ms-xbl-multiplayer'));
  expect(live.get(id)).toMatchObject({ state: 'asking', player: Ada, preview: { state: 'looking' } });
  expect(await looked(id)).toMatchObject({ state: 'asking', player: Bea, preview: { handle: { to: Bea } } });
  await live.desk.join(id, null);
  await live.reached(id, 'joined');
});

it('one of the emulator’s title that names nobody is nobody’s to look up', async () => {
  const id = live.take((await live.lobbyLink()).replace(`invitedXuid=${Bea}&`, ''));
  expect(live.get(id)).toMatchObject({ state: 'asking', player: null, preview: null });
  await expect(live.desk.look(id)).rejects.toMatchObject({ code: 'not-now' });
});

it('one that is deleted while the service is asked stays deleted, with its call', async () => {
  const id = live.take(await live.lobbyLink());
  await live.desk.remove([id]);
  const after = live.take(await live.lobbyLink());
  await looked(after);
  expect(live.desk.activations().some((one) => one.id === id)).toBe(false);
  expect(callsOf(after)).toEqual(['GET getHandle']);
});

it.each([
  ['once for those in the link', (link: string) => link, []],
  ['then for whom the service names instead', (link: string) => link.replace(Ada, Cyd), [[Ada]]],
])('asks for names %s, though none is told', async (_, change, then) => {
  const heard = live.get(live.take(change(await live.lobbyLink())));
  const asked: (readonly string[])[] = [];
  const now = () => new Date(clock.at);
  const nothing = () => undefined;
  const records = createRecords({ write: nothing, activation: () => null }, now, {
    activation: nothing,
    trouble: nothing,
  });
  records.put({ ...heard, state: 'received', preview: null });
  const asker = createAsker({
    ...{ records, now, players: live.players, addCall: nothing, trustedTitles: () => live.trusted },
    joiner: { join: async () => undefined },
    names: {
      learn: async (xuids) => {
        asked.push(xuids);
        return {};
      },
    },
  });
  await asker.ask(heard.id, live.players.known(Bea), false);
  expect(records.get(heard.id).preview?.state).toBe('known');
  expect(asked).toEqual([[heard.link?.from, Bea], ...then]);
});
