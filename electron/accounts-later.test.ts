import { expect, it } from 'vitest';
import type { Accounts } from './accounts/accounts.ts';
import { accountsLater } from './accounts-later.ts';

const PLAYER = { xuid: '7', gamertag: 'Gus', directory: 'xbox-live', sandbox: 'RETAIL' } as const;

/** Accounts whose code is there when the test says so. */
const setUp = (areKept: boolean) => {
  let loads = 0;
  let arrive: (accounts: Accounts) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  let told: () => void = () => undefined;
  const logged: string[] = [];
  const later = accountsLater({
    areKept,
    open: () => {
      loads += 1;
      return new Promise((resolve, reject) => {
        arrive = resolve;
        fail = reject;
      });
    },
    log: (text) => logged.push(text),
  });
  const accounts: Pick<Accounts, 'players' | 'onPlayers' | 'line'> = {
    players: () => [PLAYER],
    onPlayers: (listener) => {
      told = listener;
    },
    line: async (xuid) => Promise.reject(new Error(`asked for ${xuid}`)),
  };
  return {
    later,
    logged,
    loads: () => loads,
    // What is not given is not used before the window is there.
    arrive: () => arrive(accounts as Accounts),
    fail: (error: Error) => fail(error),
    told: () => told(),
  };
};

it('loads nothing for a link where no account is kept, until somebody asks', async () => {
  const { later, loads, arrive } = setUp(false);
  expect([later.list(), later.loading(), loads()]).toEqual([[], null, 0]);
  const whole = later.whole();
  expect(later.loading()).toBeNull();
  arrive();
  await whole;
  expect(later.list()).toEqual([PLAYER]);
  await later.whole();
  expect(loads()).toBe(1);
});

it('has whoever looks for a player wait where accounts are kept, and tells when they are there', async () => {
  const { later, arrive, told } = setUp(true);
  let news = 0;
  later.onList(() => {
    news += 1;
  });
  const loading = later.loading();
  expect(loading).not.toBeNull();
  arrive();
  await loading;
  expect([later.loading(), later.list(), news]).toEqual([null, [PLAYER], 1]);
  told();
  expect(news).toBe(2);
  await expect(later.line('7')).rejects.toThrow('asked for 7');
});

it('goes on without accounts that can not be loaded, and says why', async () => {
  const { later, logged, fail } = setUp(true);
  const loading = later.loading();
  fail(new Error('no such chunk'));
  await loading;
  expect([later.loading(), later.list()]).toEqual([null, []]);
  expect(logged).toEqual([expect.stringContaining('no such chunk')]);
  await expect(later.line('7')).rejects.toThrow('no such chunk');
});
