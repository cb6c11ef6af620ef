import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../client/testing/fake-clock.ts';
import type { Account } from '../accounts/account.ts';
import type { Player } from '../players/player.ts';
import { lookAtChannels, lookAtSandbox, lookAtTokens } from './look-at-players.ts';

const account = (gamertag: string, token: Account['token'], sandbox: string | null = 'XDKS.1'): Account => ({
  xuid: `2533274800000${gamertag.length}`,
  gamertag,
  kind: 'microsoft',
  sandbox,
  kept: true,
  token,
  titled: null,
  claims: [],
});
const good = { state: 'good', until: '2026-11-21T08:00:00Z' } as const;
const refusal = { code: 'banned', causes: [], advice: [], again: 'never' } as const;
const signing = (headers: () => Promise<Record<string, string>>) => async (xuid: string) => ({
  address: { url: 'https://directory', rtaUrl: 'wss://rta' },
  signer: { xuid, headers, renew: async () => undefined },
});

describe('tokens', () => {
  it('has each account make its token ready, and tells until when it is good, or why there is none', async () => {
    const accounts = [account('Eva', { state: 'none' }), account('Fynn', { state: 'none' })];
    const found = await lookAtTokens({
      list: () => accounts,
      line: async (xuid) => {
        const at = accounts.findIndex((one) => one.xuid === xuid);
        const of = accounts[at];
        if (!of) throw new Error(`no ${xuid}`);
        return signing(async () => {
          const token: Account['token'] =
            of.gamertag === 'Eva'
              ? good
              : { state: 'trouble', explanation: { ...refusal, causes: [], advice: [] } };
          accounts[at] = { ...of, token };
          if (of.gamertag !== 'Eva') throw new Error('refused');
          return { authorization: 'XBL3.0 x=1;secret' };
        })(xuid);
      },
    });
    expect(found).toMatchObject([
      { code: 'token-good', values: { who: 'Eva', until: good.until } },
      { code: 'token-bad', values: { who: 'Fynn' }, explanation: { code: 'banned' } },
    ]);
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('says that nobody is signed in, and what a pasted token tells of itself', async () => {
    const line = signing(async () => ({}));
    expect(await lookAtTokens({ list: () => [], line })).toMatchObject([{ code: 'accounts-none' }]);
    const pasted: Account = {
      ...account('Gil', { state: 'good', until: null }, null),
      kind: 'token',
      titled: false,
      claims: [['xid', '2533274800000003']],
    };
    expect(await lookAtTokens({ list: () => [pasted], line })).toMatchObject([
      { code: 'token-endless' },
      { code: 'token-untitled', is: 'warning' },
      { code: 'token-claim', values: { claim: 'xid', value: '2533274800000003' } },
    ]);
  });
});

it('says that a token names a title', async () => {
  const titled: Account = { ...account('Eva', good), titled: true };
  const line = signing(async () => ({}));
  expect(await lookAtTokens({ list: () => [titled], line })).toMatchObject([
    { code: 'token-good' },
    { code: 'token-titled', is: 'good' },
  ]);
});

describe('sandbox', () => {
  it('warns where an account plays in another one than the machine', () => {
    const accounts = [
      account('Eva', good, 'xdks.1'),
      account('Fynn', good, 'RETAIL'),
      account('Gil', good, null),
    ];
    expect(lookAtSandbox(accounts, 'XDKS.1').map(({ code }) => code)).toEqual([
      'sandbox-machine',
      'sandbox-account',
      'sandbox-differs',
      'sandbox-unknown',
    ]);
    expect(lookAtSandbox(accounts, 'windows-only').map(({ is }) => is)).not.toContain('warning');
  });
});

describe('change channels', () => {
  const player = (gamertag: string, directory: Player['directory']): Player => ({
    xuid: gamertag,
    gamertag,
    directory,
    sandbox: null,
  });
  const players = () => [player('Eva', 'xbox-live'), player('Ada', 'emulator'), player('Bea', 'emulator')];

  it('opens those of all accounts, and one of the emulator', async () => {
    const opened: string[] = [];
    const found = await lookAtChannels({
      players,
      clock: createFakeClock(),
      line: async ({ gamertag }) => {
        opened.push(gamertag);
        return { rta: { trouble: null, connect: async () => 'id' } };
      },
    });
    expect(opened).toEqual(['Eva', 'Ada']);
    expect(found.map(({ code }) => code)).toEqual(['channel-good', 'channel-good']);
  });

  it('says why one does not come up, and waits no longer than it should', async () => {
    const clock = createFakeClock();
    const found = lookAtChannels({
      players: () => [player('Eva', 'xbox-live')],
      clock,
      line: async () => ({
        rta: {
          trouble: 'the handshake was answered with 403',
          connect: (signal) =>
            new Promise((_, reject) => {
              signal?.addEventListener('abort', () => reject(signal.reason));
              queueMicrotask(() => clock.advance(15_000));
            }),
        },
      }),
    });
    expect(await found).toMatchObject([
      { code: 'channel-bad', is: 'bad', values: { why: 'the handshake was answered with 403' } },
    ]);
  });
});
