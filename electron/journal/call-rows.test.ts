import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseFilter } from '../../protocol/call-filter.ts';
import { exchange, frame } from '../../protocol/call-samples.ts';
import { summaryOf } from '../../protocol/call-summary.ts';
import { type Journal, openJournal } from './journal.ts';

let folder: string;
let journal: Journal;
let notices: string[];
const open = (name = 'journal.db') =>
  openJournal({ path: join(folder, name), notice: (text) => notices.push(text) });
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-calls-'));
  notices = [];
  journal = open();
});
afterEach(async () => {
  journal.close();
  await rm(folder, { recursive: true });
});

const search = (text: string) => {
  const parsed = parseFilter(text);
  if (!parsed.ok) throw new Error('no filter');
  return journal.calls(null).search(parsed.filter);
};

it('lists calls of no activation among all, each once, and reads one whole', () => {
  journal.addCall(null, exchange({ id: 'a' }));
  journal.addCall(null, frame({ id: 'b' }));
  journal.addCall(null, frame({ id: 'b' }));
  const rows = journal.calls(null);
  expect(rows.summaries()).toEqual([summaryOf(exchange({ id: 'a' })), summaryOf(frame({ id: 'b' }))]);
  expect(rows.read('b')).toEqual(frame({ id: 'b' }));
  expect(rows.read('c')).toBeNull();
  expect(rows.whole(new Set(['b']))).toEqual([frame({ id: 'b' })]);
  expect(journal.calls('other').summaries()).toEqual([]);
});

it('finds by what is in summaries, bodies and headers', async () => {
  journal.addCall(null, exchange({ id: 'a' }));
  journal.addCall(
    null,
    exchange({ id: 'b', method: 'GET', responseBody: '{"say":"100%_sure \\"Straße\\""}' }),
  );
  journal.addCall(null, frame({ id: 'c' }));
  expect(await search('method:PUT')).toEqual(['a']);
  expect(await search('body:inviteprotocol')).toEqual(['a']);
  expect(await search('"100%_SURE"')).toEqual(['b']);
  expect(await search('body:"\\"STRASSE"')).toEqual([]);
  expect(await search('body:STRAẞE')).toEqual(['b']);
  expect(await search('header:etag -method:GET')).toEqual(['a']);
  expect(await search('-body:inviteProtocol kind:http')).toEqual(['b']);
  expect(await search('shouldertaps')).toEqual(['c']);
});

it('brings the calls of the first version along', () => {
  journal.close();
  const old = new DatabaseSync(join(folder, 'old.db'));
  old.exec(`CREATE TABLE activations (id TEXT PRIMARY KEY, received_at TEXT NOT NULL, state TEXT NOT NULL,
      body TEXT NOT NULL) STRICT;
    CREATE TABLE calls (number INTEGER PRIMARY KEY, activation_id TEXT NOT NULL, size INTEGER NOT NULL,
      body TEXT NOT NULL) STRICT;
    CREATE TABLE steps (number INTEGER PRIMARY KEY, activation_id TEXT NOT NULL, at TEXT NOT NULL,
      state TEXT NOT NULL, reason TEXT) STRICT;
    INSERT INTO activations VALUES ('x', '2026', 'joined', '{}'); PRAGMA user_version = 1`);
  const insert = old.prepare("INSERT INTO calls (activation_id, size, body) VALUES ('x', 1, ?)");
  const calls = [exchange({ id: 'a', ms: 1.5 }), exchange({ id: 'b', status: null }), frame({ id: 'c' })];
  for (const call of calls) insert.run(JSON.stringify(call));
  insert.run('damaged');
  old.close();
  journal = open('old.db');
  expect(journal.calls('x').summaries()).toEqual(calls.map(summaryOf));
  expect(journal.calls('x').whole()).toEqual(calls);
  expect(notices).toEqual([]);
});
