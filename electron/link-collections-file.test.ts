import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openLinkCollections } from './link-collections-file.ts';

let folder: string;
let notices: string[];
let chosen: string | null;

const mine = [{ name: 'Mine', links: [{ name: 'one', text: 'ms-xbl-decafbad://team/' }] }];

const open = () =>
  openLinkCollections(
    join(folder, 'links.json'),
    {
      save: async (content) => {
        if (chosen !== null) await writeFile(chosen, content);
        return chosen;
      },
      open: async () => (chosen === null ? null : { name: 'theirs.json', content: await readFile(chosen) }),
    },
    (text) => notices.push(text),
  );

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-links-'));
  notices = [];
  chosen = join(folder, 'theirs.json');
});
afterEach(() => rm(folder, { recursive: true }));

it('keeps collections from one run to the next', async () => {
  expect(open().list()).toEqual([]);
  await open().save(mine);
  expect(open().list()).toEqual(mine);
  expect(notices).toEqual([]);
});

it('moves a damaged file aside, and begins anew', async () => {
  await writeFile(join(folder, 'links.json'), '{"half":');
  expect(open().list()).toEqual([]);
  expect(notices).toEqual([expect.stringContaining('links.json.damaged')]);
  expect(await readFile(join(folder, 'links.json.damaged'), 'utf8')).toBe('{"half":');
});

it('never writes a second damaged file over the first', async () => {
  for (const text of ['the first', 'the second']) {
    await writeFile(join(folder, 'links.json'), text);
    expect(open().list()).toEqual([]);
  }
  const aside = (await readdir(folder)).filter((name) => name.startsWith('links.json.damaged'));
  const kept = await Promise.all(aside.map((name) => readFile(join(folder, name), 'utf8')));
  expect(kept.toSorted()).toEqual(['the first', 'the second']);
});

it('imports what was exported, each link once', async () => {
  const store = open();
  await store.save(mine);
  expect(await store.exportAll()).toEqual({ path: chosen });
  expect(await store.importFrom()).toEqual({ collections: mine, added: 0 });
  await store.save([{ name: 'mine', links: [{ name: 'two', text: 'x' }] }]);
  expect(await store.importFrom()).toMatchObject({
    added: 1,
    collections: [{ name: 'mine', links: [{ name: 'two' }, { name: 'one' }] }],
  });
  expect(open().list()).toEqual(store.list());
});

it('does nothing when the user cancels', async () => {
  chosen = null;
  expect(await open().exportAll()).toBeNull();
  expect(await open().importFrom()).toBeNull();
  expect(await readdir(folder)).toEqual([]);
});

it.each([
  ['not JSON', /is not JSON/],
  ['[]', /holds no collections/],
  ['{"format":"beckon-link-collections","version":2,"collections":[]}', /version/],
  [
    '{"format":"beckon-link-collections","version":1,"collections":[{"name":"a","links":[{"name":"x"}]}]}',
    /collections\[0\]\.links\[0\]\.text/,
  ],
])('refuses %j with the place that is wrong, and takes nothing from it', async (text, words) => {
  const store = open();
  await store.save(mine);
  await writeFile(chosen ?? '', text);
  await expect(store.importFrom()).rejects.toThrow(words);
  expect(store.list()).toEqual(mine);
});
