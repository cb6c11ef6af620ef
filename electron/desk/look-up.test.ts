import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmulator } from '../../emulator/serve.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import type { Call } from '../../protocol/exchange.ts';
import { lookUp, playersIn } from './look-up.ts';
import { LiveDesk } from './testing/live-desk.ts';

const { Ada, Bea, Cyd } = DEMO_PLAYERS;
let live: LiveDesk;
const calls: Call[] = [];
const record = (call: Call) => calls.push(call);

beforeAll(async () => {
  live = await LiveDesk.start(await startEmulator());
});
afterAll(() => live.end());

it('finds what players are doing, with what the directory tells of their sessions', async () => {
  await live.lobbyLink();
  const found = await lookUp(live.players, { as: Bea, of: { xuids: [Ada, Cyd] } }, record);
  expect(calls).toMatchObject([{ call: 'queryActivities', method: 'POST', status: 200 }]);
  expect(found).toMatchObject({
    outcome: 'activities',
    activities: [{ ownerXuid: Ada, type: 'activity', relatedInfo: { closed: false } }],
    without: [Cyd],
  });
});

it('tells whom its answer speaks of, and asks nobody who they are on the emulator', async () => {
  const found = await lookUp(live.players, { as: Bea, of: { xuids: [Ada, Cyd] } }, record);
  expect(playersIn(found)).toEqual([Ada, Cyd]);
  const before = calls.length;
  expect(await live.desk.namesOf([...playersIn(found), '2533274800000009'], Bea, record)).toEqual({});
  expect(calls).toHaveLength(before);
});

it('refuses one who asks and is nobody of ours', async () => {
  await expect(lookUp(live.players, { as: '1', of: { peopleOf: Bea } }, record)).rejects.toMatchObject({
    code: 'no-such-player',
  });
});

it('explains a refusal and an emulator that is gone, and asks a question that was put off again', async () => {
  const asked = { as: Bea, of: { peopleOf: Bea } };
  const fault = (what: unknown) =>
    live.control('/faults', { match: { path: '^/handles/query' }, times: 1, fault: what });
  await fault({ kind: 'status', status: 403, body: 'no' });
  expect(await lookUp(live.players, asked, record)).toMatchObject({
    outcome: 'failed',
    reason: { status: 403 },
  });
  await fault({ kind: 'cut-answer' });
  expect(await lookUp(live.players, asked, record)).toMatchObject({ outcome: 'activities' });
  await live.emulator.close();
  expect(await lookUp(live.players, asked, record)).toMatchObject({
    outcome: 'failed',
    reason: { status: null },
  });
});
