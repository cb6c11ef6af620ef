import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createVault, type SecretStore, type Strength, VaultTrouble } from './vault.ts';
import { vaultFile } from './vault-file.ts';

/** Turns bits over and puts the key in front: enough to tell what was sealed where, and what stands there plainly. */
const flipped = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff));

const storeOf = (options: { glance?: Strength; strength?: Strength; key?: string } = {}) => {
  const state = { asked: 0, failing: false, ...{ strength: 'secure' as Strength, key: 'A' }, ...options };
  const store: SecretStore = {
    glance: () => options.glance ?? state.strength,
    strength: async () => {
      state.asked += 1;
      return state.strength;
    },
    seal: async (text) => {
      if (state.failing) throw new Error('the keychain is locked');
      return Buffer.concat([Buffer.from(state.key), flipped(Buffer.from(text))]);
    },
    open: async (sealed) => {
      if (state.failing) throw new Error('the keychain is locked');
      const key = sealed.subarray(0, 1).toString();
      if (key !== state.key && key !== 'o') throw new Error('sealed elsewhere');
      return { text: flipped(sealed.subarray(1)).toString(), isOld: key === 'o' };
    },
  };
  return { store, state };
};

let folder: string;
let notices: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-vault-'));
  notices = [];
});
afterEach(() => rm(folder, { recursive: true }));

const path = () => join(folder, 'vault');
const open = (store: SecretStore, weakAllowed = false) =>
  createVault({
    store,
    file: vaultFile(path(), () => new Date('2026-11-20T10:00:00Z')),
    weakAllowed,
    notice: (text) => notices.push(text),
  });
const files = () => readdir(folder);

it('keeps secrets over a start, sealed, whole, and for the user alone', async () => {
  const { store } = storeOf();
  const vault = open(store);
  expect(await Promise.all([vault.write('a', 'refresh-secret'), vault.write('b', 'other')])).toEqual([
    true,
    true,
  ]);
  const again = open(store);
  expect([await again.read('a'), await again.read('b'), await again.read('c')]).toEqual([
    ...['refresh-secret', 'other'],
    null,
  ]);
  expect(await readFile(path(), 'latin1')).not.toContain('refresh-secret');
  expect((await stat(path())).mode & 0o077).toBe(0);
  expect(await files()).toEqual(['vault']);
});

it('touches neither the store nor the disk before a secret is asked for', async () => {
  const { store, state } = storeOf();
  const vault = open(store);
  expect([vault.store(), state.asked]).toEqual(['secure', 0]);
  await vault.write('a', 'secret');
  const later = open(store);
  state.asked = 0;
  await later.write('b', 'second');
  expect(await later.read('a')).toBe('secret');
});

it('forgets a secret on disk as well, and the file with the last one', async () => {
  const { store } = storeOf();
  const vault = open(store);
  await vault.write('a', 'secret');
  await vault.write('b', 'second');
  await open(store).remove('a');
  const again = open(store);
  expect([await again.read('a'), await again.read('b')]).toEqual([null, 'second']);
  await again.remove('b');
  expect([await again.read('b'), await files()]).toEqual([null, []]);
});

it('keeps nothing in a weak store until the user says yes, and takes it back on no', async () => {
  const { store } = storeOf({ strength: 'weak' });
  const vault = open(store);
  expect([vault.store(), await vault.write('a', 'secret')]).toEqual(['weak', false]);
  expect([await vault.read('a'), await files()]).toEqual(['secret', []]);
  expect(await vault.allowWeak(true)).toBe(true);
  const again = open(store, true);
  expect([again.holds('a'), await again.allowWeak(false)]).toEqual([false, false]);
  expect([again.holds('a'), await again.read('a'), await files()]).toEqual([true, 'secret', []]);
});

it('keeps nothing where there is no store, whatever the user says', async () => {
  const { store } = storeOf({ strength: 'none' });
  const vault = open(store, true);
  expect([vault.store(), await vault.write('a', 'secret'), await files()]).toEqual(['none', false, []]);
  expect(await vault.allowWeak(true)).toBe(false);
  expect([await vault.read('a'), await files()]).toEqual(['secret', []]);
  await vault.remove('a');
  expect(await vault.read('a')).toBeNull();
});

it('says so when the store turns out to be another than it looked', async () => {
  const { store } = storeOf({ glance: 'secure', strength: 'weak' });
  const vault = open(store);
  const told: Strength[] = [];
  vault.onStore(() => told.push(vault.store()));
  expect(vault.store()).toBe('secure');
  await vault.write('a', 'secret');
  await vault.write('a', 'secret');
  expect(told).toEqual(['weak']);
});

it.each([
  ['damaged', () => writeFile(path(), Buffer.from('Agarbage'))],
  ['empty', () => writeFile(path(), '')],
  ['of another user or machine', () => open(storeOf({ key: 'B' }).store).write('a', 'secret')],
  [
    'of another shape',
    () => writeFile(path(), Buffer.concat([Buffer.from('A'), flipped(Buffer.from('{"version":2}'))])),
  ],
])('sets a file aside that is %s, says so, and begins anew', async (_, prepare) => {
  await prepare();
  const { store } = storeOf();
  const vault = open(store);
  const told: (string | null)[] = [];
  vault.onStore(() => told.push(vault.aside()));
  expect(await vault.read('a')).toBeNull();
  const aside = 'vault.unreadable-2026-11-20T100000000Z';
  expect([await files(), vault.aside(), told]).toEqual([[aside], join(folder, aside), [vault.aside()]]);
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatch(/is now .*vault\.unreadable.*sign in to them again\.$/);
  expect(await vault.write('a', 'new')).toBe(true);
  expect(await open(store).read('a')).toBe('new');
  // Whoever signs out of the last account leaves nothing behind.
  await vault.remove('a');
  expect([await files(), vault.aside(), told.length]).toEqual([[], null, 2]);
});

it('leaves the file alone while the store can’t be used, and goes on with it afterwards', async () => {
  const { store, state } = storeOf();
  await open(store).write('a', 'secret');
  state.strength = 'none';
  const vault = open(store);
  expect(await vault.read('a')).toBeNull();
  expect(await vault.write('b', 'second')).toBe(false);
  const trouble = await vault.remove('a').catch((error: unknown) => error);
  expect(trouble).toBeInstanceOf(VaultTrouble);
  expect(trouble).toMatchObject({
    code: 'vault-failed',
    message: expect.stringMatching(/Unlock it and try again/),
  });
  state.strength = 'secure';
  expect(await vault.read('a')).toBe('secret');
  expect(await vault.write('c', 'third')).toBe(true);
  const again = open(store);
  expect([await again.read('a'), await again.read('b'), await again.read('c')]).toEqual([
    ...['secret', 'second', 'third'],
  ]);
});

it('leaves a file alone that can’t be opened for now, and goes on with it afterwards', async () => {
  const { store, state } = storeOf();
  await open(store).write('a', 'secret');
  state.failing = true;
  const vault = open(store);
  vault.beginAnew();
  expect([await vault.read('a'), await vault.write('b', 'second')]).toEqual([null, false]);
  await expect(vault.remove('b')).rejects.toThrow(/the keychain is locked.*try again, or sign in anew/);
  expect([await vault.read('b'), await files()]).toEqual(['second', ['vault']]);
  state.failing = false;
  expect([await vault.read('a'), await vault.write('c', 'third')]).toEqual(['secret', true]);
  const again = open(store);
  expect([await again.read('a'), await again.read('b'), await files()]).toEqual([
    ...['secret', 'second'],
    ['vault'],
  ]);
});

it('sets aside what a store sealed that is not there now, but only for who has signed in anew', async () => {
  await open(storeOf().store).write('a', 'secret');
  const sealed = await readFile(path());
  const { store } = storeOf({ strength: 'weak', key: 'B' });
  await open(store, true).allowWeak(false);
  const vault = open(store, true);
  expect([await vault.read('a'), await vault.write('device', 'made')]).toEqual([null, false]);
  expect(await vault.allowWeak(true)).toBe(false);
  expect([await files(), await readFile(path())]).toEqual([['vault'], sealed]);
  vault.beginAnew();
  expect(await vault.write('a', 'new')).toBe(true);
  const aside = 'vault.unreadable-2026-11-20T100000000Z';
  expect((await files()).sort()).toEqual(['vault', aside]);
  expect(await readFile(join(folder, aside))).toEqual(sealed);
  expect(vault.aside()).toBe(join(folder, aside));
  vault.dismissAside();
  expect([vault.aside(), (await files()).length]).toEqual([null, 2]);
  const again = open(store, true);
  expect([await again.read('a'), await again.read('device')]).toEqual(['new', 'made']);
});

it('has a secret still that could not be taken from the disk', async () => {
  const { store, state } = storeOf();
  const vault = open(store);
  await vault.write('a', 'secret');
  await vault.write('b', 'second');
  state.failing = true;
  await expect(vault.remove('a')).rejects.toBeInstanceOf(VaultTrouble);
  expect(await vault.read('a')).toBe('secret');
});

it('goes on in memory where sealing fails, and leaves what was on disk', async () => {
  const { store, state } = storeOf();
  const vault = open(store);
  await vault.write('a', 'secret');
  state.failing = true;
  expect(await vault.write('b', 'second-secret')).toBe(false);
  expect(await vault.read('b')).toBe('second-secret');
  expect(notices).toEqual([expect.stringContaining('the keychain is locked')]);
  expect(notices.join()).not.toContain('second-secret');
  await expect(vault.remove('b')).rejects.toBeInstanceOf(VaultTrouble);
  state.failing = false;
  expect(await open(store).read('a')).toBe('secret');
});

it('seals anew what was sealed with a key that is no longer the one', async () => {
  const content = JSON.stringify({ version: 1, secrets: { a: 'secret' } });
  await writeFile(path(), Buffer.concat([Buffer.from('o'), flipped(Buffer.from(content))]));
  const { store } = storeOf();
  expect(await open(store).read('a')).toBe('secret');
  expect((await readFile(path())).subarray(0, 1).toString()).toBe('A');
});
