import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../client/clock.ts';
import { createDirectory } from '../../client/directory.ts';
import { createHttpTransport } from '../../client/transport.ts';
import { type Emulator, startEmulator } from '../../emulator/serve.ts';
import { control } from '../../emulator/testing.ts';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { hostsAt } from '../../protocol/hosts.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { accountsFile } from './accounts-file.ts';
import { createMicrosoft } from './microsoft.ts';
import { createMicrosoftSigning } from './microsoft-signing.ts';
import { testVault } from './testing/test-vault.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const CLIENT = '0f1e2d3c-4b5a-4697-8877-665544332211';
const SESSION = { scid: DEMO_TITLE.scid, templateName: 'LobbySession', name: 'a-session' };

describe('the accounts', () => {
  let emulator: Emulator;
  let folder: string;
  let secrets: Map<string, string>;
  let opened: string[];
  let asked: string[];
  let notices: string[];
  /** How far the time of all has gone on, in milliseconds. */
  let ahead: number;
  let accounts: Accounts;

  /** As at a start of the program, on what the one before has left. */
  const open = (): Accounts => {
    const http = createHttpTransport();
    const hosts = hostsAt(emulator.url);
    const vault = testVault(secrets);
    const notice = (text: string): void => {
      notices.push(text);
    };
    const transport: typeof http = (request, signal) => {
      asked.push(new URL(request.url).pathname);
      return http(request, signal);
    };
    const microsoft = createMicrosoftSigning({
      ...{ hosts, transport, vault, notice },
      lineOf: (signer) => ({
        address: { url: hosts.directory, rtaUrl: hosts.rta },
        ...{ signer, transport },
      }),
      clock: { ...systemClock, now: () => Date.now() + ahead },
      microsoft: async () =>
        createMicrosoft({
          ...{ hosts, transport, notice },
          openPage: async (url) => {
            opened.push(url);
          },
        }),
    });
    return createAccounts({
      file: accountsFile(join(folder, 'accounts.json'), notice),
      vault,
      ...microsoft,
      signingFor: (account, changed) => {
        if (account.kind === 'token') throw new Error('nobody pastes here');
        return microsoft.signingFor(account, changed);
      },
      paste: () => Promise.reject(new Error('nobody pastes here')),
    });
  };
  beforeEach(async () => {
    emulator = await startEmulator();
    folder = await mkdtemp(join(tmpdir(), 'beckon-accounts-'));
    secrets = new Map();
    opened = [];
    asked = [];
    notices = [];
    ahead = 0;
    accounts = open();
    await accounts.useClient(CLIENT);
  });
  afterEach(async () => {
    await emulator.close();
    await rm(folder, { recursive: true });
  });

  /** The browser is at the page; gives what the sign-in is called there. */
  const browserAt = async (page = opened.length): Promise<string> => {
    await expect.poll(() => opened.length).toBe(page + 1);
    return /name="sign-in" value="(\w+)"/.exec(await (await fetch(opened[page] ?? '')).text())?.[1] ?? '';
  };
  const signIn = async (xuid: string, sandbox = 'RETAIL'): Promise<void> => {
    const page = opened.length;
    accounts.signIn('browser', sandbox);
    await control(emulator, 'POST', `players/${xuid}/sign-in`, { userCode: await browserAt(page) });
    await expect.poll(() => accounts.state().signIn).toBeNull();
  };
  const read = async (xuid: string) => {
    const line = await accounts.line(xuid);
    return createDirectory(line).getSession(SESSION);
  };
  const later = async (days: number): Promise<void> => {
    ahead += days * 24 * 3_600_000;
    await control(emulator, 'POST', 'clock', { step: days * 24 * 3_600_000 });
  };
  const onDisk = async () => JSON.parse(await readFile(join(folder, 'accounts.json'), 'utf8')) as object;
  const account = (xuid: string) => accounts.state().accounts.find((each) => each.xuid === xuid);

  it('has one more after a sign-in, who calls as a player of Xbox Live', async () => {
    const told: unknown[] = [];
    accounts.onPlayers(() => told.push(accounts.players()));
    await signIn(Ada);
    const player = { xuid: Ada, gamertag: 'Ada', directory: 'xbox-live', sandbox: 'RETAIL' };
    expect(told.at(-1)).toEqual([player]);
    expect(account(Ada)).toMatchObject({
      ...{ kind: 'microsoft', kept: true, titled: false },
      token: { state: 'good', until: expect.any(String) },
    });
    expect(await read(Ada)).toMatchObject({ outcome: 'gone' });
    expect(accounts.state().trouble).toBeNull();
  });

  it('is there at the next start, and needs no call but the one that is made', async () => {
    await signIn(Ada);
    await signIn(Bea);
    expect(JSON.stringify(await onDisk())).not.toMatch(/eyJ|token"|secret/);
    asked = [];
    accounts = open();
    expect(accounts.players().map(({ gamertag }) => gamertag)).toEqual(['Ada', 'Bea']);
    expect(account(Ada)).toMatchObject({ kept: true, token: { state: 'none' } });
    expect(asked).toEqual([]);
    expect(await read(Bea)).toMatchObject({ outcome: 'gone' });
    expect(asked.filter((path) => !path.startsWith('/serviceconfigs'))).toEqual([]);
  });

  it('forgets everything at a sign-out, also on disk, and signs nothing more', async () => {
    await signIn(Ada);
    await signIn(Bea);
    const line = await accounts.line(Ada);
    await accounts.signOut(Ada);
    expect(accounts.players().map(({ gamertag }) => gamertag)).toEqual(['Bea']);
    expect([...secrets.keys()].filter((name) => name.includes(Ada))).toEqual([]);
    expect(JSON.stringify(await onDisk())).not.toContain(Ada);
    await expect(accounts.line(Ada)).rejects.toThrow('not signed in');
    const late = await createDirectory(line).getSession(SESSION);
    expect(late).toMatchObject({ outcome: 'unreachable', signIn: { code: 'signed-out' } });
    await accounts.signOut(Bea);
    expect([...secrets.keys()]).toEqual([]);
    expect(await onDisk()).toMatchObject({ accounts: [], clientId: CLIENT });
  });

  it('changes the sandbox with another token of Xbox Live, and nothing else', async () => {
    await control(emulator, 'PUT', `sandboxes/${DEMO_TITLE.scid}`, { sandbox: 'XDKS.1' });
    await signIn(Ada);
    expect(await read(Ada)).toMatchObject({ outcome: 'refused', status: 403 });
    asked = [];
    await accounts.useSandbox(Ada, 'XDKS.1');
    await expect.poll(() => account(Ada)?.token.state).toBe('good');
    expect(asked).toEqual(['/xsts/authorize']);
    expect(await read(Ada)).toMatchObject({ outcome: 'gone' });
    expect(accounts.players()).toMatchObject([{ sandbox: 'XDKS.1' }]);
    expect(await onDisk()).toMatchObject({ accounts: [{ sandbox: 'XDKS.1' }] });
  });

  it('says at once that the account may not use a sandbox, and is good again in the one before', async () => {
    await control(emulator, 'PATCH', `players/${Ada}`, { sandbox: 'XDKS.1' });
    accounts.signIn('browser', 'RETAIL');
    await control(emulator, 'POST', `players/${Ada}/sign-in`, { userCode: await browserAt(0) });
    await expect.poll(() => accounts.state().trouble).toMatchObject({ code: 'sandbox-refused' });
    expect(accounts.players()).toEqual([]);
    await signIn(Ada, 'XDKS.1');
    await accounts.useSandbox(Ada, 'RETAIL');
    await expect
      .poll(() => account(Ada)?.token)
      .toMatchObject({ state: 'trouble', explanation: { code: 'sandbox-refused' } });
    await accounts.useSandbox(Ada, 'XDKS.1');
    await expect.poll(() => account(Ada)?.token.state).toBe('good');
  });

  it('renews an account that signs in once more, and says that it is no other', async () => {
    await signIn(Ada);
    const before = secrets.get(`microsoft-${Ada}`);
    const line = await accounts.line(Ada);
    await signIn(Ada, 'XDKS.1');
    expect(accounts.players()).toMatchObject([{ xuid: Ada, sandbox: 'XDKS.1' }]);
    expect(secrets.get(`microsoft-${Ada}`)).not.toBe(before);
    expect(accounts.state().trouble).toMatchObject({ code: 'account-renewed' });
    // Who has joined before goes on.
    expect(await createDirectory(line).getSession(SESSION)).toMatchObject({ outcome: 'gone' });
  });

  it('calls the first sign-in off for a second, says so, and finishes that one', async () => {
    accounts.signIn('browser', 'RETAIL');
    const first = await browserAt(0);
    accounts.signIn('browser', 'RETAIL');
    expect(accounts.state()).toMatchObject({
      signIn: { state: 'starting' },
      trouble: { code: 'sign-in-cancelled' },
    });
    const second = await browserAt(1);
    const late = await control(emulator, 'POST', `players/${Bea}/sign-in`, { userCode: first });
    expect(late.status).toBe(409);
    await control(emulator, 'POST', `players/${Ada}/sign-in`, { userCode: second });
    await expect.poll(() => accounts.state().signIn).toBeNull();
    expect(accounts.players()).toMatchObject([{ xuid: Ada }]);
    expect(accounts.state().trouble).toBeNull();
  });

  it('says what a sign-in came to, until that is dismissed or the next begins', async () => {
    accounts.signIn('browser', 'RETAIL');
    await control(emulator, 'DELETE', `sign-ins/${await browserAt(0)}`);
    await expect.poll(() => accounts.state().trouble).toMatchObject({ code: 'sign-in-declined' });
    accounts.dismissTrouble();
    expect(accounts.state()).toMatchObject({ trouble: null, signIn: null });
    accounts.signIn('browser', 'RETAIL');
    accounts.cancelSignIn();
    expect(accounts.state()).toMatchObject({ trouble: null, signIn: null });
    await accounts.useClient(null);
    expect(() => accounts.signIn('browser', 'RETAIL')).toThrow('client ID');
  });

  it('gets a fresh token during a call for one that is over, by all the steps that it takes', async () => {
    await signIn(Ada);
    // Fifteen days: the tokens of Xbox Live and Microsoft's are over, and the one that renews those is not.
    await later(15);
    asked = [];
    expect(await read(Ada)).toMatchObject({ outcome: 'gone' });
    expect(asked).toContain('/xsts/authorize');
    expect(account(Ada)?.token.state).toBe('good');
  });

  it('asks for a new sign-in where nothing renews the account any more, and is good after it', async () => {
    await signIn(Ada);
    await later(100);
    expect(await read(Ada)).not.toMatchObject({ outcome: 'gone' });
    expect(account(Ada)?.token).toMatchObject({
      state: 'trouble',
      explanation: { code: 'sign-in-needed', advice: ['sign-in-anew'] },
    });
    await signIn(Ada);
    expect(await read(Ada)).toMatchObject({ outcome: 'gone' });
    expect(accounts.state().trouble).toBeNull();
  });

  it('says that who was signed in is lost with a damaged file', async () => {
    await writeFile(join(folder, 'accounts.json'), '{"version":1,"accounts":[{');
    expect(open().state()).toMatchObject({ accounts: [], trouble: { code: 'accounts-lost' } });
  });
});
