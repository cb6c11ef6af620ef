import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startEmulator } from '../../emulator/serve.ts';
import { arrivedActivation } from '../activation/testing.ts';
import { LiveDesk } from './testing/live-desk.ts';

vi.setConfig({ testTimeout: 30_000 });

let live: LiveDesk;
beforeEach(async () => {
  live = await LiveDesk.start(await startEmulator());
});
afterEach(() => live.end());

const seen = (assertion: () => void) => vi.waitFor(assertion, { timeout: 20_000, interval: 5 });

it('shows what others change as it changes', async () => {
  const id = await live.joined();
  const before = live.view(id)?.document.changeNumber ?? 0;
  await live.writeAsAda(id, { properties: { custom: { skill: 12 } } });
  await seen(() => expect(live.view(id)?.document.properties.custom).toMatchObject({ skill: 12 }));
  expect(live.view(id)?.document.changeNumber).toBeGreaterThan(before);
});

it('is live again after the channel was cut, with what changed meanwhile', async () => {
  const id = await live.joined();
  await live.control('/faults', { match: {}, fault: { kind: 'drop-rta' } });
  await live.writeAsAda(id, { properties: { custom: { meanwhile: true } } });
  await seen(() => {
    expect(live.view(id)?.channel).toBe('live');
    expect(live.view(id)?.document.properties.custom).toMatchObject({ meanwhile: true });
  });
});

it('ends when the session is gone, and keeps its last version', async () => {
  const id = await live.joined();
  await live.control('/reset', {});
  await live.control('/faults', { match: {}, fault: { kind: 'drop-rta' } });
  await live.reached(id, 'ended');
  expect(live.get(id).reason).toEqual({ kind: 'end', code: 'session-gone' });
  expect(live.view(id)).toMatchObject({ channel: 'stopped', document: { members: {} } });
});

it('ends when the emulator dies and comes back without the session; the next invite is joined', async () => {
  const id = await live.joined();
  const { url, key } = live.emulator;
  await live.emulator.close();
  await seen(() => expect(live.view(id)?.channel).toBe('reconnecting'));
  live.emulator = await startEmulator({ port: Number(new URL(url).port), key });
  await live.reached(id, 'ended');
  await live.joined();
});

it('takes up what was joining when the program died, and ends what was joined', async () => {
  const link = await live.lobbyLink();
  await live.faultOnce({ kind: 'delay', ms: 60_000 });
  const id = live.take(link);
  await live.faultTaken();
  live.journal.write([
    { activation: { ...old, id: 'was-joined', state: 'joined' }, before: null },
    { activation: { ...old, id: 'was-received' }, before: null },
  ]);
  live.reopen();
  live.desk.resume();
  live.desk.recover();
  expect(live.get('was-joined')).toMatchObject({ state: 'ended', reason: { code: 'program-ended' } });
  expect(live.get('was-received').state).toBe('received');
  await live.reached(id, 'joined');
});

it('joins once what was joining when the program died and comes again with its start', async () => {
  const link = await live.lobbyLink();
  await live.faultOnce({ kind: 'delay', ms: 60_000 });
  const id = live.take(link);
  await live.faultTaken();
  live.reopen();
  live.desk.resume();
  expect(live.take(link)).toBe(id);
  live.desk.recover();
  await live.reached(id, 'joined');
  expect(live.desk.activations()).toMatchObject([{ id, repeats: 1 }]);
});

it('ends when another emulator is chosen, and the next invite is joined there', async () => {
  const id = await live.joined();
  const other = await startEmulator();
  live.use(other);
  await live.reached(id, 'ended');
  expect(live.get(id).reason).toEqual({ kind: 'end', code: 'directory-changed' });
  expect(live.view(id)?.channel).toBe('stopped');
  await live.emulator.close();
  live.emulator = other;
  await live.joined();
});

it('stays joined in the journal when the program ends', async () => {
  const id = await live.joined();
  live.desk.stop();
  live.players.close();
  expect(live.journal.activations()).toMatchObject([{ id, state: 'joined' }]);
});

const old = arrivedActivation({
  receivedAt: '2026-11-19T10:00:00.000Z',
  updatedAt: '2026-11-19T10:00:00.000Z',
});
