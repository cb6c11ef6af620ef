import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RtaFrame } from '../../protocol/exchange.ts';
import type { Activation } from '../activation/activation.ts';
import { arrivedActivation } from '../activation/testing.ts';
import { type Change, type Journal, openJournal } from './journal.ts';
import { SCHEMA_VERSION } from './schema.ts';

let folder: string;
let notices: string[];
let opened: Journal[];
const path = () => join(folder, 'journal.db');
const open = (options = {}): Journal => {
  const journal = openJournal({ path: path(), notice: (text) => notices.push(text), ...options });
  opened.push(journal);
  return journal;
};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-journal-'));
  notices = [];
  opened = [];
});
afterEach(async () => {
  for (const journal of opened) journal.close();
  await rm(folder, { recursive: true });
});

const activation = (id: string, change: Partial<Activation> = {}): Activation =>
  arrivedActivation({ id, ...change });
/** A change to this, from one in the state `before`. */
const change = (activation: Activation, before: Activation['state'] | null = null): Change => ({
  activation,
  before: before && { ...activation, state: before },
});
const frame = (id: number, text = 'x'): RtaFrame => ({
  kind: 'rta',
  id: String(id),
  at: '2026-11-20T10:00:00.000Z',
  direction: 'in',
  text,
});

it('gives back what was written, in the order of arrival, and each state as a step', () => {
  const journal = open();
  const reason = { kind: 'policy', code: 'other-account', about: '1' } as const;
  journal.write([change(activation('a'))]);
  journal.write([change(activation('b', { receivedAt: '2026-11-20T10:00:01.000Z' }))]);
  journal.write([change(activation('a', { state: 'joining' }), 'received')]);
  journal.write([change(activation('a', { state: 'joining', attempt: 2 }), 'joining')]);
  journal.write([change(activation('a', { state: 'refused', reason }), 'joining')]);
  expect(journal.activations().map(({ id, state }) => [id, state])).toEqual([
    ['a', 'refused'],
    ['b', 'received'],
  ]);
  expect(journal.steps('a').map((step) => step.state)).toEqual(['received', 'joining', 'refused']);
  expect(journal.steps('a').at(-1)?.reason).toEqual(reason);
});

it('writes several changes at once, each state as a step', () => {
  const journal = open();
  const joining = activation('a', { state: 'joining', player: '1' });
  journal.write([change(activation('a')), change(activation('b')), change(joining, 'received')]);
  expect(journal.activations()).toEqual([joining, activation('b')]);
  expect(journal.steps('a').map((step) => step.state)).toEqual(['received', 'joining']);
});

it('writes all changes or none', () => {
  const journal = open();
  const unwritable = activation('b', JSON.parse('{"state":null}'));
  expect(() => journal.write([change(activation('a')), change(unwritable)])).toThrow();
  journal.write([change(activation('c'))]);
  expect(journal.activations()).toEqual([activation('c')]);
});

it('gives back the calls of one activation, the latest of them included', () => {
  const journal = open();
  journal.write([change(activation('a'))]);
  journal.write([change(activation('b'))]);
  journal.addCall('a', frame(1));
  journal.addCall('b', frame(2));
  journal.addCall('a', frame(3));
  expect(
    journal
      .calls('a')
      .whole()
      .map((call) => call.id),
  ).toEqual(['1', '3']);
});

it('drops the oldest calls beyond a number, and beyond a size', () => {
  const journal = open({ keptCalls: { count: 3, size: 5_000 } });
  journal.write([change(activation('a'))]);
  for (let id = 1; id <= 5; id++) journal.addCall('a', frame(id));
  expect(
    journal
      .calls('a')
      .whole()
      .map((call) => call.id),
  ).toEqual(['3', '4', '5']);
  journal.addCall('a', frame(6, 'x'.repeat(4_900)));
  expect(
    journal
      .calls('a')
      .whole()
      .map((call) => call.id),
  ).toEqual(['6']);
  journal.addCall('a', frame(7, 'x'.repeat(9_000)));
  expect(
    journal
      .calls('a')
      .whole()
      .map((call) => call.id),
  ).toEqual(['7']);
});

it('has every step on disk when the program is killed right after it', () => {
  const journalModule = pathToFileURL(join(import.meta.dirname, 'journal.ts')).href;
  const program = `
    const { openJournal } = await import(${JSON.stringify(journalModule)});
    const journal = openJournal({ path: ${JSON.stringify(path())}, notice: console.error });
    const a = ${JSON.stringify(activation('a'))};
    const joining = { ...a, state: 'joining' };
    journal.write([{ activation: a, before: null }, { activation: joining, before: a }]);
    process.kill(process.pid, 'SIGKILL');
  `;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', program]);
  // There is no code where a signal ended it, and 1 on Windows, which has no signals.
  expect(status).not.toBe(0);
  expect(open().activations()).toEqual([activation('a', { state: 'joining' })]);
  expect(notices).toEqual([]);
});

it('moves a damaged file aside with a notice and begins a new one', async () => {
  await writeFile(path(), 'this is no database, and longer than the header of one is'.repeat(10));
  const journal = open();
  journal.write([change(activation('a'))]);
  expect(journal.activations()).toHaveLength(1);
  expect((await readdir(folder)).filter((name) => name.includes('unreadable'))).toHaveLength(1);
  expect(notices[0]).toMatch(/could not be read.*kept as/);
});

it('leaves a file alone that another process holds, and works without it', () => {
  const first = open();
  first.write([change(activation('a'))]);
  first.close();
  opened = [];
  const holder = new DatabaseSync(path());
  holder.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  const journal = open();
  journal.write([change(activation('b'))]);
  expect(journal.activations()).toEqual([activation('b')]);
  journal.close();
  opened = [];
  holder.close();
  expect(notices[0]).toMatch(/can't be used.*locked.*forgotten when Beckon ends/);
  expect(open().activations()).toEqual([activation('a')]);
});

it('works in memory where there is no place for a file', () => {
  const journal = openJournal({
    path: join(folder, 'gone', 'journal.db'),
    notice: (text) => notices.push(text),
  });
  journal.write([change(activation('a'))]);
  expect(journal.activations()).toHaveLength(1);
  journal.close();
  expect(notices).toHaveLength(1);
});

it('tells once of calls that it can not write, and writes again when it can', async () => {
  const journal = open();
  for (let id = 1; id <= 3; id++) {
    journal.addCall('nobody', frame(id));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(notices).toEqual([expect.stringMatching(/FOREIGN KEY/)]);
  journal.write([change(activation('a'))]);
  journal.addCall('a', frame(4));
  expect(journal.calls('a').whole()).toEqual([frame(4)]);
});

it('closes its file even when the last calls can not be written', () => {
  const journal = open();
  journal.addCall('nobody', frame(1));
  journal.close();
  opened = [];
  expect(notices).toHaveLength(1);
  const other = new DatabaseSync(path());
  other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
  other.close();
});

it('gives back what was joining by itself', () => {
  const journal = open();
  const joining = activation('b', { state: 'joining' });
  journal.write([change(activation('a')), change(joining, 'received')]);
  expect(journal.inState('joining')).toEqual([joining]);
});

it('tells whose calls and versions are too much, the oldest first and nobody who is joined', () => {
  const journal = open();
  journal.write(['a', 'b', 'c', 'd'].map((id) => change(activation(id))));
  journal.write([change(activation('b', { state: 'joined' }), 'received')]);
  for (const id of ['a', 'b', 'c', 'd']) journal.addCall(id, frame(1, 'x'.repeat(1000)));
  expect(journal.beyond(5000)).toEqual([]);
  expect(journal.beyond(2500)).toEqual(['a']);
  expect(journal.beyond(1500)).toEqual(['a', 'c']);
  journal.removeRecords('a');
  expect(['a', 'c'].map((id) => journal.calls(id).whole().length)).toEqual([0, 1]);
  expect(journal.activation('a')?.id).toBe('a');
});

it('lets old calls of no activation go', () => {
  const journal = open();
  journal.addCall(null, { ...frame(1), at: '2026-10-01T10:00:00.000Z' });
  journal.addCall(null, frame(2));
  expect(journal.calls(null).whole()).toHaveLength(2);
  journal.removeOtherCalls('2026-11-01T10:00:00.000Z');
  expect(journal.calls(null).whole()).toEqual([frame(2)]);
});

it("does not touch a later version's file, and moves it aside", async () => {
  const later = new DatabaseSync(path());
  later.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}`);
  later.close();
  open();
  expect(notices[0]).toMatch(/later version/);
  const aside = (await readdir(folder)).find((name) => /unreadable-[^-]*-[^-]*-[^-]*$/.test(name));
  const kept = new DatabaseSync(join(folder, aside ?? ''));
  expect(kept.prepare('PRAGMA user_version').get()?.user_version).toBe(SCHEMA_VERSION + 1);
  kept.close();
});

it('leaves out a row that it can not read, and says so', () => {
  const journal = open();
  journal.write([change(activation('a'))]);
  journal.write([change(activation('b', { state: 'nonsense' as Activation['state'] }))]);
  expect(journal.activations().map(({ id }) => id)).toEqual(['a']);
  expect(notices).toHaveLength(1);
});

it('reads what the run before has written', () => {
  const first = open();
  first.write([change(activation('a', { state: 'joined' }))]);
  first.addCall('a', frame(1));
  first.close();
  opened = [];
  const second = open();
  expect(second.activations()).toEqual([activation('a', { state: 'joined' })]);
  expect(second.calls('a').whole()).toEqual([frame(1)]);
});
