import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../client/clock.ts';
import { createDirectory } from '../../client/directory.ts';
import { createFakeClock } from '../../client/testing/fake-clock.ts';
import { createHttpTransport, type Transport } from '../../client/transport.ts';
import { type Emulator, startEmulator } from '../../emulator/serve.ts';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { hostsAt } from '../../protocol/hosts.ts';
import { createMicrosoftSigning } from './microsoft-signing.ts';
import { CLIENT_ID } from './testing/microsoft-set.ts';
import { testVault } from './testing/test-vault.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const path = ({ url }: { url: string }): string => new URL(url).pathname;

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.close());

/** Signs in whoever is named; the emulator takes a name for Microsoft's token. */
const setUp = (transport: Transport, secrets = new Map<string, string>(), clock = systemClock) => {
  const hosts = hostsAt(emulator.url);
  let name = '';
  const vault = testVault(secrets);
  const signing = createMicrosoftSigning({
    ...{ hosts, transport, clock, vault },
    lineOf: (signer) => ({ address: { url: hosts.directory, rtaUrl: hosts.rta }, signer, transport }),
    microsoft: async () => ({
      signIn: async () => ({ homeAccountId: name, ticket: async () => `d=${name}` }),
      known: ({ homeAccountId }) => ({ homeAccountId, ticket: async () => `d=${homeAccountId}` }),
    }),
    notice: () => undefined,
  });
  const signIn = (who: string) => {
    name = who;
    return signing.signIn({
      ...{ way: 'browser', clientId: CLIENT_ID, sandbox: 'RETAIL' },
      signal: new AbortController().signal,
      tell: () => undefined,
      changed: () => undefined,
    });
  };
  const { forgetDevice, signingFor } = signing;
  return Object.assign(signIn, { forgetDevice, signingFor, vault });
};

it('takes the gamertag from the profile where the token does not name it, and else the xuid', async () => {
  const http = createHttpTransport();
  let hasProfile = true;
  const signIn = setUp(async (request, signal) => {
    if (!hasProfile && path(request).startsWith('/users/')) return { status: 404, headers: [], body: '' };
    const answer = await http(request, signal);
    return { ...answer, body: answer.body.replace(/"gtg":"\w+",/, '') };
  });
  expect((await signIn('Ada')).account).toMatchObject({ xuid: Ada, gamertag: 'Ada' });
  hasProfile = false;
  expect((await signIn('Bea')).account).toMatchObject({ xuid: Bea, gamertag: Bea });
});

it('is one device for all accounts, in this run and the next, and keeps nothing before it is told to', async () => {
  const http = createHttpTransport();
  const asked: string[] = [];
  const secrets = new Map<string, string>();
  const transport: Transport = (request, signal) => {
    asked.push(path(request));
    return http(request, signal);
  };
  const first = setUp(transport, secrets);
  const ada = await first('Ada');
  expect([...secrets.keys()]).toEqual([]);
  const beginAnew = vi.spyOn(first.vault, 'beginAnew');
  await ada.keep(false);
  expect(beginAnew).toHaveBeenCalledOnce();
  expect([...secrets.keys()].sort()).toEqual(['device', `tokens-${Ada}`]);
  await first('Bea');
  await setUp(transport, secrets)('Bea');
  expect(asked.filter((each) => each === '/device/authenticate')).toHaveLength(1);
  expect([...secrets.keys()].filter((name) => name.includes(Bea))).toEqual([]);
});

it('signs with the device that its tokens are for, also where the last other account took that with it', async () => {
  const signIn = setUp(createHttpTransport());
  const { signing } = await signIn('Ada');
  await signIn.forgetDevice();
  const session = { scid: DEMO_TITLE.scid, templateName: 'LobbySession', name: 'a-session' };
  expect(await createDirectory(signing.line()).getSession(session)).toMatchObject({ outcome: 'gone' });
});

it('signs after all when what was kept could not be read the first time', async () => {
  const http = createHttpTransport();
  const secrets = new Map<string, string>();
  const { account, keep } = await setUp(http, secrets)('Ada');
  if (account.kind !== 'microsoft') throw new Error('a pasted token');
  await keep(false);
  const { signer } = setUp(http, secrets)
    .signingFor(account, () => undefined)
    .line();
  const get = vi.spyOn(secrets, 'get');
  const request = { method: 'GET', url: 'http://127.0.0.1/', headers: {}, body: '' };
  for (const name of ['device', `tokens-${Ada}`]) {
    get.mockImplementation((asked) => {
      if (asked === name) throw new Error(`${name} can't be read`);
      return new Map(secrets).get(asked);
    });
    await expect(signer.headers(request)).rejects.toThrow(`${name} can't be read`);
  }
  get.mockRestore();
  expect(await signer.headers(request)).toMatchObject({ Authorization: expect.stringContaining('XBL3.0') });
});

it('says of no token that it is good when it is over and nobody has needed another', async () => {
  const clock = createFakeClock();
  const { signing } = await setUp(createHttpTransport(), new Map(), clock)('Ada');
  expect(signing.token().state).toBe('good');
  // The service tells its time in whole seconds.
  clock.advance(16 * 3_600_000 + 60_000);
  expect(signing.token()).toEqual({ state: 'none' });
});
