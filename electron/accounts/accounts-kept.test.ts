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
  const seen = { isStopped: false, isKeeping: false };
  const signing: Signing = {
    line: () => {
      throw new Error('nobody calls here');
    },
    token: () => ({ state: 'none' }),
    useSandbox: () => undefined,
    stop: () => {
      seen.isStopped = true;
    },
  };
  const ada: SignedIn = {
    account: {
      ...{ kind: 'microsoft', xuid: Ada, gamertag: 'Ada', sandbox: 'RETAIL' },
      ...{ clientId: CLIENT_ID, homeAccountId: 'ada' },
    },
    keep: async () => {
      seen.isKeeping = true;
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
