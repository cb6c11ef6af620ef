import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Journal, openJournal } from '../journal/journal.ts';
import { someActivation } from '../journal/testing/fill.ts';
import { createDrafts, type Draft } from './drafts.ts';

let folder: string;
let journal: Journal;
let trouble: string[];
const open = () => openJournal({ path: join(folder, 'journal.db'), notice: () => undefined });
const drafts = () => createDrafts({ journal, trouble: (text) => trouble.push(text) });
const activation = someActivation(1, new Date('2026-11-20T10:00:00.000Z'));
const { id } = activation;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'beckon-drafts-'));
  journal = open();
  trouble = [];
  journal.write([{ activation: { ...activation, state: 'left' }, before: null }]);
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true });
});
const recovered = (): Draft[] => {
  journal.close();
  journal = open();
  const again = drafts();
  again.recover();
  return again.all();
};

const edit = (text: string): Draft => ({
  id,
  kind: 'session',
  text,
  base: { custom: { map: 'dust' } },
  etag: '"3"',
  changeNumber: 3,
});
const request = (headers: [string, string][], body: string): Draft => ({
  id,
  kind: 'request',
  request: { method: 'PUT', path: '/handles/x/session', headers, body },
  before: null,
});

it('outlive the program, each as it was last', () => {
  const before = drafts();
  before.keep(edit('{"custom": {'));
  before.keep(request([['Accept', 'x']], '{}'));
  before.keep(edit('{"custom": {"map"'));
  expect(recovered()).toEqual([request([['Accept', 'x']], '{}'), edit('{"custom": {"map"')]);
});

it('are gone for good once they were sent or discarded, or with their activation', () => {
  const before = drafts();
  before.keep(edit('{}'));
  before.keep(request([], ''));
  before.drop({ id, kind: 'session' });
  expect(recovered()).toEqual([request([], '')]);
  journal.remove([id]);
  expect(recovered()).toEqual([]);
});

it('keep no secret on disk, and what was typed in memory', () => {
  const typed = request([['Authorization', 'XBL3.0 x=1;abcdefgh']], '{"Token":"very-secret"}');
  const before = drafts();
  before.keep(typed);
  expect(before.all()).toEqual([typed]);
  expect(JSON.stringify(journal.drafts())).not.toMatch(/abcdefgh|very-secret/);
});

it('are kept in memory where the journal can’t take them, which is said once', () => {
  const before = drafts();
  before.keep({ ...edit('{'), id: 'nobody' });
  before.keep({ ...edit('{}'), id: 'nobody' });
  expect(before.all()).toEqual([{ ...edit('{}'), id: 'nobody' }]);
  expect(trouble).toHaveLength(1);
});
