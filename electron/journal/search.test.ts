import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exchange } from '../../protocol/call-samples.ts';
import type { Activation } from '../activation/activation.ts';
import { exportInvites } from './export-invites.ts';
import type { FindInvites } from './invite-query.ts';
import { type Journal, openJournal } from './journal.ts';
import { fillJournal, someActivation } from './testing/fill.ts';
import type { KeptVersion } from './versions.ts';

const NOW = new Date('2026-11-20T10:00:00.000Z');
let folder: string;
let journal: Journal;
const path = () => join(folder, 'journal.db');
const open = () => openJournal({ path: path(), notice: () => undefined, now: () => NOW });
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-search-'));
  journal = open();
});
afterEach(async () => {
  journal.close();
  await rm(folder, { recursive: true });
});

const query = (more: Partial<FindInvites> = {}): FindInvites => ({
  words: [],
  states: [],
  title: null,
  player: null,
  since: null,
  until: null,
  take: 100,
  before: null,
  ...more,
});
const words = (...texts: string[]) => texts.map((text) => ({ text, or: [] }));
const put = (id: string, more: Partial<Activation> = {}): Activation => {
  const activation = { ...someActivation(7, NOW), id, ...more };
  journal.write([{ activation, before: null }]);
  return activation;
};
const found = (more: Partial<FindInvites>) => journal.find(query(more)).rows.map(({ id }) => id);

it('finds by the beginning of any word of the link, the session, the players and the reason', () => {
  put('a', {
    session: { scid: 's', templateName: 'RaidSession', name: 'big-one' },
    reason: { kind: 'link', code: 'bad-handle', part: 'Zebra' },
  });
  put('b');
  for (const text of ['raid', 'SESS', 'big-o', 'zeb', 'bad-handle', 'decafbad zebra']) {
    expect([text, found({ words: words(...text.split(' ')) })]).toEqual([
      text,
      expect.arrayContaining(['a']),
    ]);
  }
  expect(found({ words: words('raid') })).toEqual(['a']);
  expect(found({ words: words('raid', 'nowhere') })).toEqual([]);
});

it('finds by the words that the window shows for a reason', () => {
  put('a', { state: 'refused', reason: { kind: 'policy', code: 'other-account' } });
  const explanation = { code: 'handle-not-found', causes: [], advice: [], again: 'never' as const };
  put('b', { state: 'failed', reason: { kind: 'answer', status: 404, explanation } });
  put('c', { state: 'ended', reason: { kind: 'end', code: 'program-ended' } });
  put('d', { state: 'refused', reason: { kind: 'link', code: 'not-a-url' } });
  const by = (text: string) => found({ words: words(...text.split(' ')) });
  expect([by('another account'), by('leads nowhere'), by('was closed'), by('copy whole link')]).toEqual([
    ['a'],
    ['b'],
    ['c'],
    ['d'],
  ]);
});

it('finds by who was ever seen in the session, and by its custom properties as they are', () => {
  put('a', { state: 'left' });
  put('b');
  const version = (number: number, gamertag: string, custom: Record<string, unknown>): KeptVersion => {
    const member = { next: 1, gamertag, constants: { system: {} }, properties: { system: {} } };
    const seenAt = NOW.toISOString();
    const row = { number, changeNumber: number, seenAt, cause: { kind: 'not-told' as const }, changes: [] };
    return {
      etag: null,
      row: { ...row, more: 0, gap: null },
      document: {
        membersInfo: { first: 0, next: 1 },
        constants: { system: {} },
        properties: { system: {}, custom },
        members: { 0: member },
      },
    };
  };
  journal.addVersion('a', version(1, 'Gwendolyn', { map: 'Harbour' }));
  expect(journal.versions('a', null, 10).rows).toHaveLength(1);
  expect(found({ words: words('gwen', 'harb') })).toEqual(['a']);
  journal.addVersion('a', version(2, 'Lancelot', { map: 'Dust' }));
  expect(journal.versions('a', null, 10).rows).toHaveLength(2);
  expect(found({ words: words('gwen', 'lance', 'dust') })).toEqual(['a']);
  expect(found({ words: words('harbour') })).toEqual([]);
});

it('takes what else counts as a word, such as the xuids of a name', () => {
  put('a', { player: '2814600000000777' });
  expect(found({ words: [{ text: 'bea', or: ['2814600000000777'] }] })).toEqual(['a']);
});

it('finds an activation as it is now, not as it was', () => {
  const before = put('a', { state: 'received' });
  expect(found({ states: ['received'] })).toEqual(['a']);
  journal.write([{ activation: { ...before, state: 'refused' }, before }]);
  expect(found({ states: ['received'] })).toEqual([]);
  expect(found({ states: ['refused', 'left'] })).toEqual(['a']);
});

it('filters by state, title, player and time together', () => {
  const at = (receivedAt: string) => ({ receivedAt });
  const other = someActivation(8, NOW).link;
  put('early', at('2026-11-01T00:00:00.000Z'));
  put('a', at('2026-11-19T00:00:00.000Z'));
  put('other', { ...at('2026-11-19T01:00:00.000Z'), link: other });
  put('late', at('2026-11-20T00:00:00.000Z'));
  const { link, state, player } = someActivation(7, NOW);
  const range = { since: '2026-11-19T00:00:00.000Z', until: '2026-11-20T00:00:00.000Z' };
  expect(found(range)).toEqual(['other', 'a']);
  expect(found({ ...range, states: [state], title: link?.titleId ?? null, player })).toEqual(['a']);
  expect(found({ ...range, since: '2026-11-21T00:00:00.000Z', until: null })).toEqual([]);
});

it('finds an invite by what was sent and said in a call that was refused, and by none that went well', () => {
  put('a', { state: 'failed' });
  put('b');
  journal.addCall(
    'a',
    exchange({ id: '1', requestBody: '{"members":{"me":{"constants":"Walrus"}}}', status: 403 }),
  );
  journal.addCall(
    'a',
    exchange({ id: '2', status: 409, responseBody: `{"description":"Capybara ${'x'.repeat(9000)} Okapi"}` }),
  );
  journal.addCall('a', exchange({ id: '3', requestBody: '{"cut":"Wombat"}', status: null }));
  const aborted = { code: 'aborted', message: 'called off' };
  journal.addCall('b', exchange({ id: '6', status: null, error: aborted, requestBody: 'Walrus' }));
  journal.addCall('b', exchange({ id: '4', status: 200, responseBody: '{"custom":"Walrus"}' }));
  journal.addCall(null, exchange({ id: '5', status: 500, responseBody: 'Walrus' }));
  journal.calls('a').summaries(); // what waits is written now
  for (const text of ['walrus', 'capyb', 'wombat']) {
    expect([text, found({ words: words(text) })]).toEqual([text, ['a']]);
  }
  expect(found({ words: words('okapi') })).toEqual([]); // beyond what is taken of a body
  journal.removeRecords('a');
  expect(found({ words: words('walrus') })).toEqual([]);
  expect(found({ words: words('lobby') })).toEqual(['b', 'a']);
});

it('pages through all that is found, newest first, each once, and counts them all', () => {
  fillJournal(journal, 250, NOW);
  const seen: string[] = [];
  for (let before: number | null = null, more = true; more; ) {
    const page = journal.find(query({ words: words('lobby'), take: 100, before }));
    expect(page.total).toBe(250);
    seen.push(...page.rows.map(({ id }) => id));
    before = page.next;
    more = before !== null;
  }
  expect(seen).toEqual(journal.findIds(query()));
  expect(new Set(seen).size).toBe(250);
});

it('takes whatever is typed for words, never for a language', () => {
  put('a');
  for (const text of ['"', '*', 'a OR b', 'NEAR(', '^x', '-y', 'terms:', "'; DROP TABLE", '→', '""""']) {
    expect(() => journal.find(query({ words: words(text) }))).not.toThrow();
  }
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
      journal.find(query({ words: words(text) }));
    }),
  );
  expect(found({ words: words('→') })).toEqual(['a']);
});

it('can not be made to look among the filters', () => {
  put('a', { state: 'left' });
  expect(found({ words: words('zzstateleft') })).toEqual([]);
});

it('indexes what a run before had no time to', () => {
  put('a');
  const other = new DatabaseSync(path());
  expect(other.prepare('SELECT count(*) AS n FROM activations WHERE indexed = 0').get()?.n).toBe(1);
  other.close();
  journal.close();
  journal = open();
  expect(found({ words: words('lobby') })).toEqual(['a']);
});

it('names the titles and players there are', () => {
  put('a');
  const { titles, players } = journal.facets();
  expect(titles).toEqual([someActivation(7, NOW).link?.titleId]);
  expect(players).toContain(someActivation(7, NOW).player);
});

it('removes an activation with all that is kept of it, but none that is joining or joined', () => {
  for (const state of ['left', 'joining', 'joined'] as const) put(state, { state });
  journal.addCall('left', { kind: 'rta', id: '1', at: NOW.toISOString(), direction: 'in', text: 'x' });
  expect(journal.remove(['left', 'joining', 'joined', 'nobody'])).toEqual(['left']);
  expect([journal.activation('left'), journal.steps('left'), journal.calls('left').whole()]).toEqual([
    null,
    [],
    [],
  ]);
  expect(found({ words: words('lobby') })).toEqual(['joined', 'joining']);
  put('again');
  expect(found({ words: words('lobby') })).toEqual(['again', 'joined', 'joining']);
});

it('names what is older than a time, and may go', () => {
  put('old', { receivedAt: '2026-10-01T00:00:00.000Z' });
  put('old and in', { receivedAt: '2026-10-01T00:00:00.000Z', state: 'joined' });
  put('new');
  expect(journal.olderThan('2026-10-20T00:00:00.000Z')).toEqual(['old']);
});

it('exports activations with their steps as one JSON document', async () => {
  const activation = put('a');
  const { text, count } = await exportInvites(journal, ['a', 'gone'], NOW);
  expect(count).toBe(1);
  expect(JSON.parse(text)).toEqual({
    format: 'beckon-invites',
    version: 1,
    exportedAt: NOW.toISOString(),
    invites: [{ ...activation, steps: journal.steps('a') }],
  });
});
