import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { createAccounts } from './accounts.ts';
import { accountsFile } from './accounts-file.ts';
import type { SignedIn, Signing } from './signing.ts';
import { CLIENT_ID } from './testing/microsoft-set.ts';
import { testVault } from './testing/test-vault.ts';
import { type Vault, VaultTrouble } from './vault.ts';

const { Ada } = DEMO_PLAYERS;
const SECRET = `microsoft-${Ada}`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-accounts-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Whoever signs in is Ada; her secrets are kept when `system` lets it. */
const setUp = async (
  system: { mayKeep?: Promise<void>; forgetDevice?: () => Promise<void>; vault?: Partial<Vault> } = {},
) => {
  const path = join(folder, 'accounts.json');
  const secrets = new Map<string, string>();
  const seen = { isStopped: false, isKeeping: false, steps: [] as string[] };
  const signing: Signing = {
    line: () => {
      throw new Error('nobody calls here');
    },
    token: () => ({ state: 'none' }),
    said: () => ({ titled: null, claims: [] }),
    useSandbox: () => undefined,
    stop: () => {
      seen.isStopped = true;
      seen.steps.push('stop');
    },
  };
  const ada: SignedIn = {
    account: {
      ...{ kind: 'microsoft', xuid: Ada, gamertag: 'Ada', sandbox: 'RETAIL' },
      ...{ clientId: CLIENT_ID, homeAccountId: 'ada' },
    },
    keep: async () => {
      seen.isKeeping = true;
      seen.steps.push('keep');
      await system.mayKeep;
      secrets.set(SECRET, 'a token');
      return true;
    },
    signing,
  };
  const accounts = createAccounts({
    file: accountsFile(path, () => undefined),
    vault: { ...testVault(secrets), ...system.vault },
    signingFor: () => signing,
    signIn: async () => ada,
    paste: () => Promise.reject(new Error('nobody pastes here')),
    forgetDevice: system.forgetDevice ?? (async () => undefined),
  });
  await accounts.useClient(CLIENT_ID);
  const onDisk = () => readFile(path, 'utf8');
  return { accounts, secrets, seen, onDisk };
};

it('is signed out on disk also where the device can not be forgotten', async () => {
  const { accounts, onDisk } = await setUp({
    forgetDevice: () => Promise.reject(new VaultTrouble('locked')),
  });
  accounts.signIn('browser', 'RETAIL');
  await expect.poll(() => accounts.state().signIn).toBeNull();
  expect(await onDisk()).toContain(Ada);
  await expect(accounts.signOut(Ada)).rejects.toThrow('locked');
  expect(accounts.players()).toEqual([]);
  expect(await onDisk()).not.toContain(Ada);
});

it('is not there, nor anything of it kept, when the sign-in is called off while its secrets are put away', async () => {
  let answer = (): void => undefined;
  const mayKeep = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const { accounts, secrets, seen, onDisk } = await setUp({ mayKeep });
  accounts.signIn('browser', 'RETAIL');
  await expect.poll(() => seen.isKeeping).toBe(true);
  accounts.cancelSignIn();
  answer();
  await expect.poll(() => seen.isStopped).toBe(true);
  await expect.poll(() => secrets.size).toBe(0);
  expect(accounts.players()).toEqual([]);
  expect(await onDisk()).not.toContain(Ada);
});

it('stays listed on disk where the disk can not take its secrets once more, and goes when they do', async () => {
  const { accounts, onDisk } = await setUp({ vault: { allowWeak: async () => false } });
  accounts.signIn('browser', 'RETAIL');
  await expect.poll(() => accounts.state().signIn).toBeNull();
  await accounts.keepAnyway(true);
  expect(await onDisk()).toContain(Ada);
  await accounts.keepAnyway(false);
  expect(await onDisk()).not.toContain(Ada);
});

it('goes on signing where its secrets can not be removed, and stops when they can', async () => {
  let isLocked = true;
  const remove = async () => {
    if (isLocked) throw new VaultTrouble('locked');
  };
  const { accounts, seen, onDisk } = await setUp({ vault: { remove } });
  accounts.signIn('browser', 'RETAIL');
  await expect.poll(() => accounts.state().signIn).toBeNull();
  await expect(accounts.signOut(Ada)).rejects.toThrow('locked');
  expect([accounts.players().length, seen.isStopped]).toEqual([1, false]);
  expect(await onDisk()).toContain(Ada);
  isLocked = false;
  await accounts.signOut(Ada);
  expect([accounts.players().length, seen.isStopped]).toEqual([0, true]);
});

it('leaves nothing of what it got while it signed out', async () => {
  const secrets = new Map<string, string>();
  const { remove } = testVault(secrets);
  let count = 0;
  const { accounts } = await setUp({
    vault: {
      remove: async (name) => {
        await remove(name);
        // A renewal under way has its answer now.
        if (++count === 2) secrets.set(SECRET, 'a later token');
      },
    },
  });
  accounts.signIn('browser', 'RETAIL');
  await expect.poll(() => accounts.state().signIn).toBeNull();
  await accounts.signOut(Ada);
  expect(secrets.size).toBe(0);
});

it('stops what signed before the new secrets are kept, so that it writes nothing over them', async () => {
  const { accounts, seen } = await setUp();
  for (let time = 0; time < 2; time++) {
    accounts.signIn('browser', 'RETAIL');
    await expect.poll(() => accounts.state().signIn).toBeNull();
  }
  expect(seen.steps).toEqual(['keep', 'stop', 'keep']);
});
