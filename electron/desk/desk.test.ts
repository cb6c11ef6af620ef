import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startEmulator } from '../../emulator/serve.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { LiveDesk } from './testing/live-desk.ts';

vi.setConfig({ testTimeout: 30_000 });

let live: LiveDesk;
beforeEach(async () => {
  live = await LiveDesk.start(await startEmulator());
});
afterEach(() => live.end());

it('joins with one PUT', async () => {
  const id = await live.joined();
  expect(live.get(id)).toMatchObject({ player: DEMO_PLAYERS.Bea, reason: null, attempt: 1 });
  expect(live.view(id)).toMatchObject({ channel: 'live', you: DEMO_PLAYERS.Bea });
  const calls = live.journal
    .calls(id)
    .whole()
    .filter((call) => call.kind === 'http');
  expect(calls.filter(({ method }) => method === 'PUT')).toHaveLength(1);
});

it('keeps the calls and frames of an activation with secrets struck out', async () => {
  const id = await live.joined();
  const calls = live.journal.calls(id).whole();
  expect(new Set(calls.map(({ kind }) => kind))).toEqual(new Set(['http', 'rta']));
  expect(JSON.stringify(calls)).not.toContain('XBL3.0 x=');
  expect(live.journal.steps(id).map(({ state }) => state)).toEqual(['received', 'joining', 'joined']);
});

it('opens one channel per player, however many sessions he joins', async () => {
  const links = await Promise.all([live.lobbyLink(), live.lobbyLink()]);
  const ids = links.map((link) => live.take(link));
  for (const id of ids) await live.reached(id, 'joined');
  const calls = ids.flatMap((id) => live.journal.calls(id).whole());
  const opened = calls.filter((call) => call.kind === 'rta' && call.direction === 'open');
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
});

it('leaves a session, follows it no longer, and can join it again', async () => {
  const id = await live.joined();
  await live.desk.leave(id);
  expect(live.get(id)).toMatchObject({ state: 'left', reason: null });
  expect(live.view(id)?.channel).toBe('stopped');
  await expect(live.desk.leave(id)).rejects.toMatchObject({ code: 'not-now' });
  await live.desk.again(id);
  await live.reached(id, 'joined');
  expect(live.view(id)?.channel).toBe('live');
});

it('has left where the directory shows it before the answer is here', async () => {
  const id = await live.joined();
  const leaves = { method: 'PUT', path: '/sessions/' };
  await live.control('/faults', { match: leaves, times: 1, fault: { kind: 'cut-answer' } });
  await live.desk.leave(id);
  expect(live.get(id)).toMatchObject({ state: 'left', reason: null });
});

it('fails for a stale handle with the answer explained', async () => {
  const stale = 'handle=00000000-0000-4000-8000-000000000000';
  const id = live.take((await live.lobbyLink()).replace(/handle=[0-9a-f-]+/i, stale));
  await live.reached(id, 'failed');
  expect(live.get(id).reason).toMatchObject({ kind: 'answer', status: 404 });
});

it.each([403, 409, 412])('fails for a %d of the directory, and is tried again by hand', async (status) => {
  const link = await live.lobbyLink();
  await live.faultOnce({ kind: 'status', status, ...(status !== 412 && { body: 'no' }) });
  const id = live.take(link);
  await live.reached(id, 'failed');
  const { reason } = live.get(id);
  expect(reason?.kind === 'answer' && reason.explanation.causes.length).toBeGreaterThan(0);
  await live.desk.again(id);
  await live.reached(id, 'joined');
});

it('repeats a call that the directory puts off, and shows the attempts', async () => {
  const link = await live.lobbyLink();
  await live.faultOnce({ kind: 'status', status: 503, headers: { 'retry-after': '0' } });
  const id = live.take(link);
  await live.reached(id, 'joined');
  expect(live.get(id).attempt).toBe(2);
});

it('joins as somebody else when the invite is for an account that is not here', async () => {
  const id = live.take((await live.lobbyLink()).replace(DEMO_PLAYERS.Bea, '2814000000000001'));
  await live.reached(id, 'refused');
  expect(live.get(id).reason).toEqual({ kind: 'policy', code: 'other-account', about: '2814000000000001' });
  await expect(live.desk.join(id, '1')).rejects.toMatchObject({ code: 'no-such-player' });
  await live.desk.join(id, DEMO_PLAYERS.Ada);
  await live.reached(id, 'joined');
  expect(live.view(id)?.you).toBe(DEMO_PLAYERS.Ada);
});

it('learns of a player that the emulator has got meanwhile', async () => {
  await live.control('/players', { xuid: '2814000000000002', gamertag: 'Eve' });
  const id = live.take((await live.lobbyLink()).replace(DEMO_PLAYERS.Bea, '2814000000000002'));
  await expect.poll(() => live.get(id).player).toBe('2814000000000002');
  expect(live.players.list().map(({ gamertag }) => gamertag)).toContain('Eve');
});

it('joins though the first call got no answer, and keeps that call with its error', async () => {
  const link = await live.lobbyLink();
  await live.faultOnce({ kind: 'refuse' });
  const id = live.take(link);
  await live.reached(id, 'joined');
  const calls = live.journal
    .calls(id)
    .whole()
    .filter((call) => call.kind === 'http');
  expect(calls.map(({ attempt, status }) => [attempt, status])).toEqual([
    [1, null],
    [2, 200],
  ]);
});
