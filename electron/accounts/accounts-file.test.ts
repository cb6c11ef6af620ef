import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { accountsFile, type Kept } from './accounts-file.ts';

const kept: Kept = {
  clientId: '0f1e2d3c-4b5a-4697-8877-665544332211',
  keepAnyway: true,
  accounts: [
    {
      kind: 'microsoft',
      xuid: '2533274800000001',
      gamertag: 'Eve',
      sandbox: 'XDKS.1',
      clientId: '0f1e2d3c-4b5a-4697-8877-665544332211',
      homeAccountId: 'a.b',
    },
  ],
};

let folder: string;
let path: string;
let notices: string[];
const open = () =>
  accountsFile(
    path,
    (text) => notices.push(text),
    () => new Date('2026-11-20T10:00:00Z'),
  );
const SECOND = '.damaged-2026-11-20T100000000Z';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-accounts-file-'));
  path = join(folder, 'accounts.json');
  notices = [];
});
afterEach(() => rm(folder, { recursive: true }));

it('gives back what was written, and nothing where there is none', async () => {
  expect(open().read()).toEqual({ clientId: null, keepAnyway: false, accounts: [], isDamaged: false });
  await open().write(kept);
  expect(open().read()).toEqual({ ...kept, isDamaged: false });
  expect(notices).toEqual([]);
});

it.each([
  '{"version":1,"accounts":[{',
  '{"version":2,"accounts":[]}',
  '{"version":1,"clientId":null,"keepAnyway":false,"accounts":[{"kind":"microsoft","xuid":"Eve"}]}',
])('moves aside what does not hold accounts, and begins anew: %s', async (text) => {
  await writeFile(path, text);
  const file = open();
  expect(file.read()).toMatchObject({ accounts: [], isDamaged: true });
  await file.write(kept);
  expect(await readFile(`${path}.damaged`, 'utf8')).toBe(text);
  expect(notices).toEqual([expect.stringContaining('Sign in again')]);
  expect(open().read()).toMatchObject(kept);
});

it('leaves what was moved aside before as it is', async () => {
  for (const text of ['the first', 'the second']) {
    await writeFile(path, text);
    open();
  }
  expect(await readFile(`${path}.damaged`, 'utf8')).toBe('the first');
  expect(await readFile(path + SECOND, 'utf8')).toBe('the second');
  expect(notices[1]).toContain(SECOND);
});

it('writes nothing over what it can neither read nor move', async () => {
  await writeFile(path, 'no accounts');
  // Folders that are not empty: no file takes its place.
  for (const aside of ['.damaged', SECOND])
    await mkdir(join(path + aside, 'in-the-way'), { recursive: true });
  const file = open();
  expect(file.read()).toMatchObject({ accounts: [], isDamaged: true });
  await expect(file.write(kept)).rejects.toThrow('not written over');
  expect(await readFile(path, 'utf8')).toBe('no accounts');
});
