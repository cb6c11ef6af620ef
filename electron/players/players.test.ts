import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHttpTransport } from '../../client/transport.ts';
import { type Emulator as Running, startEmulator } from '../../emulator/serve.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import type { AccountSource } from './account-source.ts';
import { createEmulator } from './emulator.ts';
import type { OwnEmulator } from './own-emulator.ts';
import type { Player } from './player.ts';
import { createPlayers, type Players } from './players.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const noOwn: OwnEmulator = {
  state: () => ({ state: 'starting' }),
  onState: () => undefined,
  start: () => undefined,
  restart: () => undefined,
  stop: () => undefined,
};
const real = (xuid: string, sandbox = 'RETAIL'): Player => ({
  ...{ xuid, gamertag: `real ${xuid}`, directory: 'xbox-live', sandbox },
});

let emulator: Running;
let xboxLive: Running;
let players: Players;
let signedIn: Player[];
let loading: Promise<void> | null;
let changed: () => void;

beforeEach(async () => {
  [emulator, xboxLive] = await Promise.all([startEmulator(), startEmulator()]);
  signedIn = [];
  loading = null;
  const accounts: AccountSource = {
    list: () => signedIn,
    onList: (listener) => {
      changed = listener;
    },
    loading: () => loading,
    line: async (xuid) => ({
      address: { url: xboxLive.url, rtaUrl: xboxLive.rta },
      signer: {
        xuid,
        headers: async () => ({ authorization: `XBL3.0 x=${xuid};beckon` }),
        renew: () => Promise.reject(new Error('not here')),
      },
      transport: createHttpTransport(),
    }),
  };
  const { url, key } = emulator;
  const inUse = createEmulator(noOwn, { use: 'running', url, key });
  players = createPlayers({ emulator: inUse, contractVersion: () => 107, accounts });
});
afterEach(async () => {
  players.close();
  await Promise.all([emulator.close(), xboxLive.close()]);
});
const become = (next: Player[]): void => {
  signedIn = next;
  changed();
};

it('knows accounts before the players of the emulator, and names each xuid once', async () => {
  const told: string[][] = [];
  players.onList((list) => told.push(list.map(({ gamertag }) => gamertag)));
  become([real('7'), real(Ada)]);
  expect(told).toEqual([['real 7', `real ${Ada}`, 'Bea', 'Cyd', 'Dan']]);
  expect(players.known(Ada)?.directory).toBe('xbox-live');
  expect((await players.find(Bea))?.directory).toBe('emulator');
  expect(await players.find('8')).toBeNull();
  become([]);
  expect(players.known(Ada)?.directory).toBe('emulator');
});

it('says of nobody that he is a player of the emulator before the accounts are there', async () => {
  let arrive = (): void => undefined;
  loading = new Promise((resolve) => {
    arrive = resolve;
  });
  expect(players.known(Ada)).toBeNull();
  const found = players.find(Ada);
  signedIn = [real(Ada)];
  loading = null;
  arrive();
  expect((await found)?.directory).toBe('xbox-live');
});

it('leads each to his own directory, by a channel of his own that ends with his account', async () => {
  become([real(Ada)]);
  const onXboxLive = await players.line(real(Ada));
  const emulated: Player = { xuid: Ada, gamertag: 'Ada', directory: 'emulator', sandbox: null };
  const onEmulator = await players.line(emulated);
  expect(onXboxLive.rta.url).toBe(xboxLive.rta);
  expect(onEmulator.rta.url).toBe(emulator.rta);
  expect((await players.line(real(Ada))).rta).toBe(onXboxLive.rta);
  await Promise.all([onXboxLive.rta.connect(), onEmulator.rta.connect()]);

  const ended = new Promise<void>((resolve) => onXboxLive.rta.onClosed(resolve));
  become([real(Ada, 'XDKS.1')]);
  await ended;
  expect(onEmulator.rta.connectionId).not.toBeNull();
  const inOther = await players.line(real(Ada, 'XDKS.1'));
  expect(inOther.rta).not.toBe(onXboxLive.rta);
  // A join that began before the change: its calls are signed for the sandbox that he is in now.
  expect((await players.line(real(Ada))).rta).toBe(inOther.rta);
});
