import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { version } from '../../protocol/changes-sample.ts';
import { arrivedActivation } from '../activation/testing.ts';
import { type Change, type Journal, openJournal } from './journal.ts';
import { type KeptVersion, VersionTrouble } from './versions.ts';

let folder: string;
let notices: string[];
let journal: Journal;
const path = () => join(folder, 'journal.db');
const open = (options = {}): Journal => {
  journal?.close();
  journal = openJournal({ path: path(), notice: (text) => notices.push(text), ...options });
  return journal;
};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-versions-'));
  notices = [];
  journal = openJournal({ path: path(), notice: (text) => notices.push(text) });
  journal.write([change('a'), change('b')]);
});
afterEach(async () => {
  journal.close();
  await rm(folder, { recursive: true });
});

const change = (id: string, receivedAt = '2026-11-20T10:00:00.000Z') => ({
  before: null,
  activation: arrivedActivation({ id, receivedAt, updatedAt: receivedAt, state: 'joined' }),
});
const kept = (number: number, custom: Record<string, unknown> = { number }): KeptVersion => ({
  etag: `"${number}"`,
  row: {
    number,
    changeNumber: number + 6,
    seenAt: '2026-11-20T10:00:00.000Z',
    cause: { kind: 'not-told' },
    changes: [{ code: 'property', of: 'custom', name: 'number', how: 'changed', after: String(number) }],
    more: 0,
    gap: null,
  },
  document: version((it) => {
    it.changeNumber = number + 6;
    it.properties.custom = custom;
  }),
});
const numbers = (id = 'a', before: number | null = null, limit = 1000) =>
  journal.versions(id, before, limit).rows.map(({ number }) => number);
const damage = (sql: string): void => {
  journal.close();
  const database = new DatabaseSync(path());
  database.exec(sql);
  database.close();
  journal = openJournal({ path: path(), notice: (text) => notices.push(text) });
};

it('gives back versions with their documents, whole, in the next run too', () => {
  for (const number of [1, 2]) journal.addVersion('a', kept(number));
  journal.addVersion('b', kept(7));
  open();
  expect(journal.versions('a', null, 10)).toEqual({
    rows: [kept(1).row, kept(2).row],
    unreadable: 0,
    older: null,
  });
  expect(journal.versionDocument('a', 1)).toEqual(kept(1).document);
  expect(journal.lastVersion('b')).toEqual({ number: 7, version: kept(7) });
  expect(journal.lastVersion('nobody')).toBeNull();
});

it('gives pages: the latest, and those before a number', () => {
  for (let number = 1; number <= 5; number++) journal.addVersion('a', kept(number));
  expect(numbers('a', null, 2)).toEqual([4, 5]);
  expect(numbers('a', 4, 2)).toEqual([2, 3]);
  expect(journal.versions('a', 4, 2).older).toBe(2);
  expect(numbers('a', 2, 2)).toEqual([1]);
  expect(journal.versions('a', 2, 2).older).toBeNull();
});

it('keeps the latest 10,000 versions of an activation, and all of the others', () => {
  journal.addVersion('b', kept(1));
  for (let number = 1; number <= 10_005; number++) journal.addVersion('a', kept(number));
  const { rows, older } = journal.versions('a', null, 20_000);
  expect(rows).toHaveLength(10_000);
  expect([rows[0]?.number, rows.at(-1)?.number, older]).toEqual([6, 10_005, null]);
  expect(() => journal.versionDocument('a', 5)).toThrow(VersionTrouble);
  expect(journal.versionDocument('a', 6)).toEqual(kept(6).document);
  expect(numbers('b')).toEqual([1]);
});

it('drops the oldest versions beyond a size, and never the latest', () => {
  const noise = (seed: number) =>
    Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`n${at}`, Math.sin(seed * 97 + at)]));
  open({ keptVersions: { count: 100, size: 2_500 } });
  for (let number = 1; number <= 6; number++) journal.addVersion('a', kept(number, noise(number)));
  const left = numbers();
  expect(left.at(-1)).toBe(6);
  expect(left.length).toBeLessThan(5);
  open({ keptVersions: { count: 100, size: 10 } });
  journal.addVersion('a', kept(7, noise(7)));
  expect(numbers()).toEqual([7]);
});

it('leaves out a damaged row and counts it', () => {
  for (let number = 1; number <= 3; number++) journal.addVersion('a', kept(number));
  damage("UPDATE versions SET body = '{' WHERE number = 2");
  expect(journal.versions('a', null, 10)).toMatchObject({
    rows: [{ number: 1 }, { number: 3 }],
    unreadable: 1,
  });
  expect(notices[0]).toMatch(/Version 2 of activation a can't be read/);
});

it('says of a damaged document that it is one, and takes the version before for the last', () => {
  for (let number = 1; number <= 3; number++) journal.addVersion('a', kept(number));
  damage("UPDATE versions SET document = x'0011' WHERE number = 3");
  expect(() => journal.versionDocument('a', 3)).toThrow(/damaged/);
  expect(journal.lastVersion('a')).toEqual({ number: 3, version: kept(2) });
  damage("UPDATE versions SET document = x'0011'");
  expect(journal.lastVersion('a')).toEqual({ number: 3, version: null });
});

it('counts versions where it tells what is too much, and lets them go with the calls', () => {
  const left = (id: string): Change => {
    const { activation } = change(id);
    return { before: activation, activation: { ...activation, state: 'left' } };
  };
  journal.write([left('a'), left('late')]);
  for (const id of ['a', 'late']) journal.addVersion(id, kept(1));
  expect(journal.beyond(1)).toEqual(['a', 'late']);
  journal.removeRecords('a');
  expect([numbers('a'), numbers('late')]).toEqual([[], [1]]);
});

it('tells once of versions that it can not write', () => {
  journal.addVersion('nobody', kept(1));
  journal.addVersion('nobody', kept(2));
  expect(numbers('nobody')).toEqual([]);
  expect(notices).toEqual([expect.stringMatching(/Versions can't be written.*FOREIGN KEY/)]);
});
