import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../client/clock.ts';
import { createDirectory } from '../../client/directory.ts';
import { explainNotDone } from '../../client/explain.ts';
import { createHttpTransport } from '../../client/transport.ts';
import { type Emulator, startEmulator } from '../../emulator/serve.ts';
import { control } from '../../emulator/testing.ts';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { hostsAt } from '../../protocol/hosts.ts';
import { isMsaAppId } from '../../protocol/ids.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { accountsFile } from './accounts-file.ts';
import { createLive } from './live.ts';
import { createMicrosoft } from './microsoft.ts';
import { createMicrosoftSigning } from './microsoft-signing.ts';
import { TITLE_CLIENT_ID } from './testing/live-set.ts';
import { CLIENT_ID } from './testing/microsoft-set.ts';
import { testVault } from './testing/test-vault.ts';

const { Ada } = DEMO_PLAYERS;
const SESSION = { scid: DEMO_TITLE.scid, templateName: 'LobbySession', name: 'a-session' };
/** What is polled while nobody has typed the code. */
const POLLED = /device_code/;

describe('the accounts, at a directory that asks for a title', () => {
  let emulator: Emulator;
  let folder: string;
  let secrets: Map<string, string>;
  let asked: string[];
  let accounts: Accounts;

  /** As at a start of the program, on what the one before has left. Who is asked for types the code at once. */
  const open = (): Accounts => {
    const http = createHttpTransport();
    const hosts = hostsAt(emulator.url);
    const vault = testVault(secrets);
    const notice = () => undefined;
    const transport: typeof http = async (request, signal) => {
      asked.push(new URL(request.url).pathname);
      const { userCode } = accounts.state().signIn ?? {};
      if (userCode && POLLED.test(request.body))
        await control(emulator, 'POST', `players/${Ada}/sign-in`, { userCode });
      return http(request, signal);
    };
    const line = { hosts, transport, notice, openPage: async () => undefined };
    const microsoft = createMicrosoftSigning({
      ...{ ...line, vault },
      lineOf: (signer) => ({
        address: { url: hosts.directory, rtaUrl: hosts.rta },
        ...{ signer, transport },
      }),
      clock: systemClock,
      microsoft: async (clientId) => (isMsaAppId(clientId) ? createLive(line) : createMicrosoft(line)),
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
    emulator = await startEmulator({ strict: true });
    folder = await mkdtemp(join(tmpdir(), 'beckon-accounts-'));
    secrets = new Map();
    asked = [];
    accounts = open();
  });
  afterEach(async () => {
    await emulator.close();
    await rm(folder, { recursive: true });
  });

  const signIn = async (clientId: string): Promise<void> => {
    await accounts.useClient(clientId);
    accounts.signIn('device-code', 'RETAIL');
    await expect.poll(() => accounts.state().signIn).toBeNull();
  };
  const read = async () => createDirectory(await accounts.line(Ada)).getSession(SESSION);

  it('are taken when the title signed in as itself, also at the next start, and until they are forgotten', async () => {
    await signIn(TITLE_CLIENT_ID);
    expect(accounts.state()).toMatchObject({
      accounts: [{ xuid: Ada, kind: 'microsoft', kept: true, token: { state: 'good' }, titled: true }],
      trouble: null,
    });
    expect(accounts.state().accounts[0]?.claims).toEqual([
      ...[
        ['xuid', Ada],
        ['gamertag', 'Ada'],
        ['title', DEMO_TITLE.titleId],
      ],
      ...[
        ['user-hash', expect.stringMatching(/^\d+$/)],
        ['age-group', 'Adult'],
        ['privileges', '254 252'],
      ],
    ]);
    expect(await read()).toMatchObject({ outcome: 'gone' });
    expect(asked).toEqual([
      ...['/oauth20_connect.srf', '/oauth20_token.srf', '/device/authenticate', '/user/authenticate'],
      ...['/title/authenticate', '/xsts/authorize', expect.stringContaining('/serviceconfigs/')],
    ]);
    const kept = await readFile(join(folder, 'accounts.json'), 'utf8');
    expect(JSON.parse(kept)).toMatchObject({ accounts: [{ xuid: Ada, clientId: TITLE_CLIENT_ID }] });
    expect(kept).not.toMatch(/eyJ|refreshToken/);

    accounts = open();
    // Another ID for the next sign-in is none of those that were made before.
    await accounts.useClient(CLIENT_ID);
    asked = [];
    expect(accounts.state().accounts).toMatchObject([{ titled: null, claims: [] }]);
    expect(await read()).toMatchObject({ outcome: 'gone' });
    expect(accounts.state().accounts).toMatchObject([{ titled: true }]);
    expect(asked).toHaveLength(1);
    secrets.delete(`tokens-${Ada}`);
    accounts = open();
    asked = [];
    expect(await read()).toMatchObject({ outcome: 'gone' });
    expect(asked).toContain('/title/authenticate');

    await accounts.signOut(Ada);
    expect([...secrets]).toEqual([]);
  });

  it('are refused when they are of an app registration, and taken after a sign-in as the title', async () => {
    await signIn(CLIENT_ID);
    const refused = await read();
    if (refused.outcome !== 'refused') throw new Error('a token without a title was taken');
    expect(refused).toMatchObject({ status: 403, titled: false });
    const { causes, advice } = explainNotDone(refused).explanation;
    expect([causes[0], advice[0]]).toEqual(['no-title-claim', 'use-title-token']);
    expect(asked).not.toContain('/title/authenticate');
    expect(accounts.state().accounts).toMatchObject([{ titled: false }]);
    await signIn(TITLE_CLIENT_ID);
    expect(accounts.state().trouble).toBeNull();
    expect(await read()).toMatchObject({ outcome: 'gone' });
    expect(accounts.players()).toHaveLength(1);
    await signIn(TITLE_CLIENT_ID);
    expect(accounts.state().trouble).toMatchObject({ code: 'account-renewed' });
  });

  it('are not begun in a browser with a title’s own ID, and leave nothing when they are called off', async () => {
    await accounts.useClient(TITLE_CLIENT_ID);
    expect(() => accounts.signIn('browser', 'RETAIL')).toThrow('by code alone');
    await control(emulator, 'POST', 'faults', {
      match: { path: '/xsts/authorize' },
      fault: { kind: 'status', status: 401 },
    });
    await signIn(TITLE_CLIENT_ID);
    expect(asked).toContain('/device/authenticate');
    expect(accounts.state()).toMatchObject({ accounts: [], trouble: { code: 'sign-in-refused' } });
    expect([...secrets.keys()]).toEqual([]);
  });

  const refuse = async (path: string, fault: object) => {
    await control(emulator, 'POST', 'faults', { match: { path }, fault: { kind: 'status', ...fault } });
  };

  it('are taken when the title’s own service gives none, and sisu does', async () => {
    await refuse('/title/authenticate', { status: 403 });
    await signIn(TITLE_CLIENT_ID);
    expect(accounts.state()).toMatchObject({ accounts: [{ xuid: Ada, titled: true }], trouble: null });
    expect(asked.slice(-3)).toEqual(['/title/authenticate', '/authorize', '/xsts/authorize']);
    expect(await read()).toMatchObject({ outcome: 'gone' });
  });

  it.each([
    ['no reason', {}, 'title-refused', 'title-device'],
    ['a number', { headers: { 'X-Err': '2148916233' } }, 'no-xbox-profile', 'never-on-xbox'],
  ])('are not there when neither gives one, with %s', async (_why, more, code, cause) => {
    await refuse('/title/authenticate', { status: 403 });
    await refuse('^/authorize', { status: 401, ...more });
    await signIn(TITLE_CLIENT_ID);
    expect(accounts.state()).toMatchObject({
      accounts: [],
      trouble: { code, causes: expect.arrayContaining([cause]) },
    });
  });
});
