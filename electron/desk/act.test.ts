import { afterEach, beforeEach, expect, it } from 'vitest';
import { startEmulator } from '../../emulator/serve.ts';
import { deltas, myMember } from '../../protocol/deltas.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import type { Act } from './act-view.ts';
import { LiveDesk } from './testing/live-desk.ts';

let live: LiveDesk;
beforeEach(async () => {
  live = await LiveDesk.start(await startEmulator({ log: () => undefined }));
});
afterEach(() => live.end());

const session = (system: object) => ({ properties: { system } });
const outcomeOf = (act: Act) => act.outcome;
const mine = (id: string) => {
  const view = live.view(id);
  return view && myMember(view.document, DEMO_PLAYERS.Bea);
};

it('a write is answered with the new version, which is in view when the answer is', async () => {
  const id = await live.joined();
  const act = await live.desk.write({ id, intent: 'ready', request: deltas.ready(), ifMatch: '*' });
  expect(outcomeOf(act)).toMatchObject({ kind: 'written', status: 200, explanation: null });
  expect(live.view(id)?.document.changeNumber).toBe(act.kind === 'write' && act.outcome?.changeNumber);
  expect(mine(id)?.properties.system).toMatchObject({ ready: true });
  expect(live.desk.acts()).toEqual([act]);
});

it('a write on condition of an older version changes nothing, and brings what it has become', async () => {
  const id = await live.joined();
  const before = live.view(id);
  await live.writeAsAda(id, { properties: { custom: { map: 'mill' } } });
  const act = await live.desk.write({
    id,
    intent: 'session',
    request: { properties: { custom: { map: 'dust' } } },
    ifMatch: before?.etag ?? '',
  });
  expect(outcomeOf(act)).toMatchObject({
    kind: 'conflict',
    status: 412,
    explanation: { code: 'out-of-date', again: 'now' },
  });
  expect(live.view(id)?.document.properties.custom).toMatchObject({ map: 'mill' });
});

it('a write that the directory refuses is explained, and the session stays joined', async () => {
  const id = await live.joined();
  const act = await live.desk.write({
    id,
    intent: 'join-restriction',
    request: session({ joinRestriction: 'friends' }),
    ifMatch: '*',
  });
  expect(outcomeOf(act)).toMatchObject({
    kind: 'refused',
    status: 400,
    explanation: { code: 'bad-request' },
  });
  expect(live.get(id).state).toBe('joined');
});

it('a write to a session that is gone says so, and the activation ends', async () => {
  const id = await live.joined();
  for (const xuid of Object.values(DEMO_PLAYERS)) await live.leaveAs(id, xuid);
  const act = await live.desk
    .write({ id, intent: 'ready', request: deltas.ready(), ifMatch: '*' })
    .catch(String);
  // The tap may have come first.
  if (typeof act === 'string') expect(act).toMatch(/is ended/);
  else expect(outcomeOf(act)).toMatchObject({ kind: 'gone', explanation: { code: 'session-gone' } });
  await live.reached(id, 'ended');
});

it('only what is joined can be written', async () => {
  const id = live.take('ms-xbl-decafbad://inviteHandleAccept/?handle=nonsense');
  const write = live.desk.write({ id, intent: 'ready', request: deltas.ready(), ifMatch: '*' });
  await expect(write).rejects.toMatchObject({ code: 'not-now' });
});

it('one write at a time, and what is under way can be called off', async () => {
  const id = await live.joined();
  await live.control('/faults', {
    match: { method: 'PUT', path: '^/serviceconfigs/' },
    times: 1,
    fault: { kind: 'delay', ms: 600_000 },
  });
  const first = live.desk.write({ id, intent: 'ready', request: deltas.ready(), ifMatch: '*' });
  await live.faultTaken();
  expect(live.desk.acts()).toMatchObject([{ id, intent: 'ready', outcome: null }]);
  const second = live.desk.write({ id, intent: 'lock', request: deltas.locked(true), ifMatch: '*' });
  await expect(second).rejects.toMatchObject({ code: 'not-now' });
  live.desk.callOff({ id, kind: 'write' });
  expect(outcomeOf(await first)).toMatchObject({ kind: 'unreachable', explanation: { code: 'aborted' } });
  live.desk.dismiss({ id, kind: 'write' });
  expect(live.desk.acts()).toEqual([]);
});

it('a request by hand goes to the player’s directory, in his name, and is recorded without his secret', async () => {
  const id = await live.joined();
  const ref = live.get(id).session;
  if (!ref) throw new Error('no session');
  const act = await live.desk.send({
    id,
    request: {
      method: 'GET',
      path: `${sessionPath(ref)}/members/me`,
      headers: [['x-xbl-contract-version', '107']],
      body: '',
    },
  });
  expect(outcomeOf(act)).toMatchObject({
    exchange: {
      status: 200,
      call: 'getPart',
      requestHeaders: expect.arrayContaining([['authorization', '[struck out]']]),
    },
    explanation: null,
  });
  expect(JSON.stringify(act)).toContain(DEMO_PLAYERS.Bea);
  expect(JSON.stringify(act)).not.toContain(';beckon');
  expect(live.journal.calls(id).whole()).toContainEqual(act.kind === 'request' && act.outcome?.exchange);
});

it('a request by hand is sent once, whatever is answered, and the answer explained', async () => {
  const id = await live.joined();
  await live.control('/faults', {
    match: { method: 'DELETE' },
    times: 9,
    fault: { kind: 'status', status: 503, headers: { 'retry-after': '1' } },
  });
  const act = await live.desk.send({
    id,
    request: { method: 'DELETE', path: '/handles/x', headers: [], body: '' },
  });
  expect(outcomeOf(act)).toMatchObject({
    exchange: { status: 503 },
    explanation: { code: 'busy', afterSeconds: 1 },
  });
  const sent = live.journal
    .calls(id)
    .whole()
    .filter((call) => call.kind === 'http' && call.method === 'DELETE');
  expect(sent).toHaveLength(1);
});

it('a request by hand can’t name another place, nor speak as somebody else', async () => {
  const id = await live.joined();
  const request = { method: 'GET' as const, path: '/handles/x', headers: [], body: '' };
  for (const bad of [
    { ...request, path: '@evil.example/' },
    { ...request, headers: [['Authorization', 'XBL3.0 x=1;beckon'] as [string, string]] },
    { ...request, headers: [['Host', 'evil.example'] as [string, string]] },
  ]) {
    await expect(live.desk.send({ id, request: bad })).rejects.toMatchObject({ code: 'bad-request' });
  }
});

it('a request by hand needs no joined session, only a player', async () => {
  const link = (await live.lobbyLink()).replace(
    /handle=[^&]+/,
    'handle=00000000-0000-4000-8000-000000000000',
  );
  const id = live.take(link);
  await live.reached(id, 'failed');
  const handle = live.get(id).link?.handle;
  const act = await live.desk.send({
    id,
    request: {
      method: 'PUT',
      path: `/handles/${handle}/session`,
      headers: [['x-xbl-contract-version', '107']],
      body: '',
    },
  });
  expect(outcomeOf(act)).toMatchObject({
    exchange: { status: 404 },
    explanation: { code: 'handle-not-found' },
  });
});
