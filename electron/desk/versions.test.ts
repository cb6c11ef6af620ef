import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startEmulator } from '../../emulator/serve.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import type { VersionRow } from '../../protocol/version.ts';
import { LiveDesk } from './testing/live-desk.ts';

vi.setConfig({ testTimeout: 60_000 });

let live: LiveDesk;
beforeEach(async () => {
  live = await LiveDesk.start(await startEmulator());
});
afterEach(() => live.end());

const rowsOf = (id: string): VersionRow[] => live.journal.versions(id, null, 1000).rows;
const codesOf = ({ changes }: VersionRow): string[] => changes.map(({ code }) => code);
const seen = (assertion: () => void) => vi.waitFor(assertion, { timeout: 20_000, interval: 5 });
const cut = () => live.control('/faults', { match: {}, fault: { kind: 'drop-rta' } });

it('keeps each version that is seen, and knows its own writes and who joined', async () => {
  const id = await live.joined();
  expect(rowsOf(id)).toMatchObject([
    { number: 1, cause: { kind: 'write', xuid: DEMO_PLAYERS.Bea }, changes: [{ code: 'first-seen' }] },
  ]);
  await live.writeAsAda(id, { properties: { custom: { skill: 12 } } });
  await seen(() => expect(rowsOf(id)).toHaveLength(2));
  expect(rowsOf(id)[1]).toMatchObject({ number: 2, cause: { kind: 'not-told' }, gap: null });
  await live.writeAsAda(id, { members: { me: { properties: { custom: { skill: 13 } } } } });
  await seen(() => expect(rowsOf(id)).toHaveLength(3));
  expect(rowsOf(id)[2]?.cause).toMatchObject({ kind: 'member', who: { xuid: DEMO_PLAYERS.Ada } });
  const last = live.journal.lastVersion(id);
  expect(last?.version?.document).toEqual(live.view(id)?.document);
  expect(last?.version?.etag).toBe(live.view(id)?.etag);
});

it('knows a member whom the service removed, also where its clock was stepped over the time', async () => {
  const id = await live.joined();
  await live.writeAsAda(id, { members: { me: { properties: { system: { active: false } } } } });
  await seen(() => expect(rowsOf(id)).toHaveLength(2));
  await live.control('/clock', { step: 3_600_000 });
  await seen(() => expect(rowsOf(id)).toHaveLength(3));
  expect(rowsOf(id)[2]).toMatchObject({
    cause: { kind: 'timer', state: 'inactive', who: { xuid: DEMO_PLAYERS.Ada } },
  });
});

it('keeps the version that our leave was answered with, and goes on where it was when we join again', async () => {
  const id = await live.joined();
  await live.desk.leave(id);
  const left = rowsOf(id).at(-1);
  expect(left).toMatchObject({ number: 2, cause: { kind: 'write', xuid: DEMO_PLAYERS.Bea } });
  expect(left && codesOf(left)).toContain('member-left');
  await live.writeAsAda(id, { properties: { custom: { meanwhile: true } } });
  await live.desk.again(id);
  await live.reached(id, 'joined');
  const back = rowsOf(id).at(-1);
  expect(back).toMatchObject({ number: 3, gap: { why: 'away' } });
  expect(back && codesOf(back)).toContain('member-joined');
});

it('goes on where the run before was', async () => {
  const id = await live.joined();
  live.reopen();
  live.desk.recover();
  await live.desk.again(id);
  await live.reached(id, 'joined');
  expect(rowsOf(id).map(({ number }) => number)).toEqual([1, 2]);
});

it('names what was missed while the channel was down, and its own write of the new connection', async () => {
  const id = await live.joined();
  await cut();
  for (const round of [1, 2]) await live.writeAsAda(id, { properties: { custom: { round } } });
  await seen(() => {
    expect(live.view(id)?.channel).toBe('live');
    expect(live.view(id)?.document.properties.custom).toMatchObject({ round: 2 });
  });
  const rows = rowsOf(id);
  expect(rows.some(({ cause }) => cause.kind === 'write' && cause.xuid === DEMO_PLAYERS.Bea)).toBe(true);
  const numbers = rows.map(({ changeNumber }) => changeNumber ?? 0);
  expect(numbers).toEqual(numbers.toSorted((one, other) => one - other));
  for (const { gap } of rows) if (gap) expect(gap.why).toBe('away');
});

it('shows a session of the run before as it was last seen', async () => {
  const id = await live.joined();
  const { document } = live.view(id) ?? {};
  live.reopen();
  live.desk.recover();
  expect(live.view(id)).toBeUndefined();
  live.desk.recall(id);
  expect(live.view(id)).toMatchObject({ channel: 'stopped', you: DEMO_PLAYERS.Bea, document });
});

it('shows no session where there was none', async () => {
  await live.players.refresh();
  const id = live.take('ms-xbl-decafbad://inviteHandleAccept/?handle=not-a-guid');
  live.desk.recall(id);
  expect(live.desk.sessions()).toEqual([]);
});
