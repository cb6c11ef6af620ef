import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Clock } from '../../client/clock.ts';
import { createHttpTransport } from '../../client/transport.ts';
import { createAccounts } from './accounts.ts';
import { accountsFile } from './accounts-file.ts';
import { createPastedAccounts } from './pasted-accounts.ts';
import { testVault } from './testing/test-vault.ts';
import type { Vault } from './vault.ts';

const START = Date.parse('2026-11-20T10:00:00Z');
const ADA = '2533274800000001';
const HOUR = 3_600_000;

const tokenOf = (payload: object): string => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256' })}.${part(payload)}.${'sIgnature'.repeat(8).slice(0, 43)}`;
};
const token = tokenOf({ xui: [{ xid: ADA, gtg: 'Ada' }], sbx: 'XDKS.1', exp: (START + HOUR) / 1_000 });
const header = `XBL3.0 x=77;${token}`;

const handClock = () => {
  let now = START;
  let timers: { at: number; callback: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    setTimer: (ms, callback) => {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((one) => one !== timer);
      };
    },
  };
  const step = (ms: number): void => {
    now += ms;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { callback } of due) callback();
  };
  return { clock, step, timers: () => timers.length };
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'beckon-pasted-'));
});
afterEach(() => rm(folder, { recursive: true }));

const open = (vault: Vault, { clock }: { clock: Clock }) => {
  const pasted = createPastedAccounts({
    vault,
    who: async () => 'unknown',
    lineOf: (signer) => ({
      address: { url: 'http://x', rtaUrl: 'ws://x' },
      signer,
      transport: createHttpTransport(),
    }),
    clock,
  });
  const accounts = createAccounts({
    file: accountsFile(join(folder, 'accounts.json'), () => undefined),
    vault,
    signingFor: (account, changed) => {
      if (account.kind === 'token') return pasted.signingFor(account, changed);
      throw new Error('a Microsoft account');
    },
    signIn: () => Promise.reject(new Error('not here')),
    paste: pasted.paste,
    forgetDevice: async () => undefined,
  });
  const tokens: string[] = [];
  accounts.onState((state) => tokens.push(state.accounts[0]?.token.state ?? '-'));
  const sign = async () => {
    const { signer } = await accounts.line(ADA);
    return signer.headers({ method: 'GET', url: 'http://x/', body: '' });
  };
  return { accounts, sign, tokens, account: () => accounts.state().accounts[0] };
};
const onDisk = () => readFile(join(folder, 'accounts.json'), 'utf8');
const request = { header: `curl -H "Authorization: ${header}"`, xuid: null };

it('signs with a pasted token, in memory alone unless it is to be kept', async () => {
  const secrets = new Map<string, string>();
  const { accounts, sign, account } = open(testVault(secrets), handClock());
  expect(await accounts.paste({ ...request, keep: false })).toBe(ADA);
  expect(account()).toMatchObject({
    ...{ xuid: ADA, gamertag: 'Ada', kind: 'token', sandbox: 'XDKS.1', kept: false },
    token: { state: 'none' },
  });
  expect(accounts.players()).toEqual([
    { xuid: ADA, gamertag: 'Ada', directory: 'xbox-live', sandbox: 'XDKS.1' },
  ]);
  expect(await sign()).toEqual({ Authorization: header });
  expect(account()?.token).toEqual({ state: 'good', until: '2026-11-20T11:00:00.000Z' });
  expect(secrets.size).toBe(0);
  expect(await onDisk()).not.toContain(ADA);
});

it('has a token that was kept at the next start, from the vault and not before it is needed', async () => {
  const secrets = new Map<string, string>();
  const vault = testVault(secrets);
  const hands = handClock();
  const beginAnew = vi.spyOn(vault, 'beginAnew');
  await open(vault, hands).accounts.paste({ ...request, keep: true });
  expect(beginAnew).toHaveBeenCalledOnce();
  expect(await onDisk()).not.toContain(token);
  const read: string[] = [];
  const watched: Vault = {
    ...vault,
    read: (name) => {
      read.push(name);
      return vault.read(name);
    },
  };
  const later = open(watched, hands);
  expect(later.account()).toMatchObject({ xuid: ADA, kept: true, token: { state: 'none' } });
  expect(later.account()?.claims).toContainEqual(['gamertag', 'Ada']);
  expect(read).toEqual([]);
  expect(await later.sign()).toEqual({ Authorization: header });
  // Pasted anew and not to be kept, it goes from the disk.
  await later.accounts.paste({ ...request, keep: false });
  expect([secrets.size, (await onDisk()).includes(ADA)]).toEqual([0, false]);
});

it('says that the token has expired, at the moment when it does', async () => {
  const hands = handClock();
  const { accounts, sign, account, tokens } = open(testVault(), hands);
  await accounts.paste({ ...request, keep: false });
  await sign();
  hands.step(HOUR - 1);
  expect(account()?.token.state).toBe('good');
  hands.step(1);
  expect(account()?.token).toMatchObject({ state: 'trouble', explanation: { code: 'pasted-expired' } });
  expect(tokens.at(-1)).toBe('trouble');
  await expect(sign()).rejects.toThrow(
    'The pasted token was good until 2026-11-20T11:00:00.000Z. Paste a fresh one.',
  );
});

it('can’t be renewed once it is refused, and is good again with a fresh one', async () => {
  const hands = handClock();
  const { accounts, sign, account } = open(testVault(), hands);
  await accounts.paste({ ...request, keep: false });
  const { signer } = await accounts.line(ADA);
  await expect(signer.renew()).rejects.toThrow('A pasted token can’t be renewed. Paste a fresh one.');
  expect(account()?.token).toMatchObject({ state: 'trouble', explanation: { code: 'pasted-refused' } });
  await accounts.paste({ ...request, keep: false });
  await sign();
  expect(account()?.token.state).toBe('good');
  expect(accounts.state().accounts).toHaveLength(1);
  // What was refused before it came is no word against it.
  const refused = { Authorization: header.replace(/.$/, '-') };
  await signer.renew(refused);
  expect(account()?.token.state).toBe('good');
  await expect(signer.renew({ Authorization: header })).rejects.toThrow('can’t be renewed');
  // Whoever got his line before goes on with the fresh one.
  expect(await signer.headers({ method: 'GET', url: 'http://x/', body: '' })).toEqual({
    Authorization: header,
  });
  expect(hands.timers()).toBe(1);
});

it('asks for the token again where what was kept of it can’t be read', async () => {
  const secrets = new Map<string, string>();
  const hands = handClock();
  await open(testVault(secrets), hands).accounts.paste({ ...request, keep: true });
  secrets.clear();
  const { sign, account } = open(testVault(secrets), hands);
  await expect(sign()).rejects.toThrow('Paste it again.');
  expect(account()?.token).toMatchObject({ state: 'trouble', explanation: { code: 'secrets-lost' } });
});

it('forgets all of it when the player is signed out', async () => {
  const secrets = new Map<string, string>();
  const hands = handClock();
  const { accounts } = open(testVault(secrets), hands);
  await accounts.paste({ ...request, keep: true });
  await accounts.signOut(ADA);
  expect([accounts.players(), secrets.size, hands.timers()]).toEqual([[], 0, 0]);
  expect(await onDisk()).not.toContain(ADA);
});
