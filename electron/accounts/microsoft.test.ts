import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignInTrouble } from '../../client/sign-in/trouble.ts';
import { createFakeClock, type FakeClock } from '../../client/testing/fake-clock.ts';
import { createHttpTransport, type Transport } from '../../client/transport.ts';
import { type Emulator, startEmulator } from '../../emulator/serve.ts';
import { control } from '../../emulator/testing.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { hostsAt } from '../../protocol/hosts.ts';
import type { Cell } from './cell.ts';
import { createMicrosoft, type Microsoft } from './microsoft.ts';
import type { SignInTold } from './signing.ts';

const { Ada } = DEMO_PLAYERS;
const clientId = '0f1e2d3c-4b5a-4697-8877-665544332211';

const memoryCell = (): Cell & { text: string | null } => {
  const cell = {
    text: null as string | null,
    read: async () => cell.text,
    write: async (text: string) => {
      cell.text = text;
      return true;
    },
  };
  return cell;
};

describe('a sign-in to a Microsoft account', () => {
  let emulator: Emulator;
  let clock: FakeClock;
  let opened: string[];
  let notices: string[];
  let microsoft: Microsoft;
  /** What is done before a call goes out, by its body. */
  let before: (body: string) => Promise<unknown>;
  /** Polls follow each other at once, and not 5 s apart. */
  let soon: boolean;
  const http = createHttpTransport();
  const transport: Transport = async (request, signal) => {
    await before(request.body);
    const answer = await http(request, signal);
    return soon ? { ...answer, body: answer.body.replace('"interval":5', '"interval":0') } : answer;
  };

  beforeEach(async () => {
    emulator = await startEmulator();
    clock = createFakeClock();
    opened = [];
    notices = [];
    before = async () => undefined;
    soon = false;
    microsoft = createMicrosoft({
      hosts: hostsAt(emulator.url),
      transport,
      openPage: async (url) => {
        opened.push(url);
      },
      notice: (text) => notices.push(text),
      clock,
    });
  });
  afterEach(() => emulator.close());

  const begin = (way: 'browser' | 'device-code', given: { cell?: Cell; signal?: AbortSignal } = {}) => {
    const told: SignInTold[] = [];
    const signedIn = microsoft.signIn({
      way,
      clientId,
      cell: given.cell ?? memoryCell(),
      signal: given.signal ?? new AbortController().signal,
      tell: (each) => told.push(each),
    });
    // Each test looks at how it ended, some not before other things have happened.
    signedIn.catch(() => undefined);
    return { told, signedIn };
  };
  const explanationOf = (signedIn: Promise<unknown>) =>
    signedIn.then(
      () => null,
      (error: SignInTrouble) => error.explanation,
    );
  /** Opens the page as the browser does; gives what the sign-in is called there. */
  const openPage = async (): Promise<string> => {
    await expect.poll(() => opened.length).toBe(1);
    const page = await (await fetch(opened[0] ?? '')).text();
    return /name="sign-in" value="(\w+)"/.exec(page)?.[1] ?? '';
  };
  const choose = (xuid: string, userCode: string) =>
    control(emulator, 'POST', `players/${xuid}/sign-in`, { userCode });
  const userToken = (ticket: string) =>
    fetch(`${emulator.url}/user/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        RelyingParty: 'http://auth.xboxlive.com',
        TokenType: 'JWT',
        Properties: { AuthMethod: 'RPS', SiteName: 'user.auth.xboxlive.com', RpsTicket: `d=${ticket}` },
      }),
    });

  it('goes through the browser, and gives tokens that Xbox Live takes', async () => {
    const { told, signedIn } = begin('browser');
    await choose(Ada, await openPage());
    const account = await signedIn;
    expect((await userToken(await account.accessToken(false))).status).toBe(200);
    expect(told).toEqual([
      { state: 'waiting', page: opened[0], until: expect.stringMatching(/Z$/) },
      { state: 'finishing', page: null, until: null },
    ]);
    const asked = new URL(opened[0] ?? '').searchParams;
    expect(asked.get('scope')).toContain('XboxLive.signin XboxLive.offline_access');
    expect(asked.get('prompt')).toBe('select_account');
    expect(asked.get('redirect_uri')).toMatch(/^http:\/\/localhost:\d+$/);
    await expect(fetch(`${asked.get('redirect_uri')}/`)).rejects.toThrow();
  });

  it('goes by a device code', async () => {
    // The library asks at once, and then every 5 s: here not before somebody has typed the code.
    before = async (body) => {
      if (body.includes('device_code=')) await choose(Ada, told[0]?.userCode ?? '');
    };
    const { told, signedIn } = begin('device-code');
    expect((await userToken(await (await signedIn).accessToken(false))).status).toBe(200);
    expect(told[0]).toMatchObject({ state: 'waiting', page: `${emulator.url}/link` });
  });

  it('is known in the next run by what its cell kept, and renews its token when asked for a fresh one', async () => {
    const cell = memoryCell();
    const { signedIn } = begin('browser', { cell });
    await choose(Ada, await openPage());
    const { homeAccountId } = await signedIn;
    const again = microsoft.known({ clientId, homeAccountId, cell });
    const first = await again.accessToken(false);
    expect(await again.accessToken(false)).toBe(first);
    const kept = cell.text;
    await again.accessToken(true);
    expect(cell.text).not.toBe(kept);

    const other = microsoft.known({ clientId, homeAccountId, cell: memoryCell() });
    expect(await explanationOf(other.accessToken(false))).toMatchObject({ code: 'secrets-lost' });
    await control(emulator, 'POST', 'faults', {
      match: { path: 'oauth2/v2.0/token' },
      times: 1,
      fault: {
        kind: 'status',
        status: 400,
        body: '{"error":"invalid_grant","error_description":"AADSTS70000"}',
      },
    });
    expect(await explanationOf(again.accessToken(true))).toMatchObject({ code: 'sign-in-needed' });
  });

  it('goes on asking after a poll that got no answer', async () => {
    let polls = 0;
    before = async (body) => {
      if (!body.includes('device_code=')) return;
      polls += 1;
      if (polls === 1) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
      await choose(Ada, told[0]?.userCode ?? '');
    };
    soon = true;
    const { told, signedIn } = begin('device-code');
    await signedIn;
    expect(polls).toBe(2);
  });

  it('says that it was declined, in the browser and by code', async () => {
    const { signedIn } = begin('browser');
    await control(emulator, 'DELETE', `sign-ins/${await openPage()}`);
    expect(await explanationOf(signedIn)).toMatchObject({ code: 'sign-in-declined' });

    before = async (body) => {
      if (!body.includes('device_code=')) return;
      await control(emulator, 'DELETE', `sign-ins/${byCode.told[0]?.userCode}`);
    };
    const byCode = begin('device-code');
    expect(await explanationOf(byCode.signedIn)).toMatchObject({ code: 'sign-in-declined' });
  });

  it('says that the browser never came back, and waits no longer', async () => {
    const { signedIn } = begin('browser');
    await openPage();
    const redirect = new URL(opened[0] ?? '').searchParams.get('redirect_uri') ?? '';
    clock.advance(10 * 60_000);
    expect(await explanationOf(signedIn)).toMatchObject({ code: 'browser-silent', again: 'now' });
    await expect(fetch(redirect)).rejects.toThrow();
  });

  it('waits for another browser where none can be opened here', async () => {
    microsoft = createMicrosoft({
      hosts: hostsAt(emulator.url),
      transport,
      openPage: () => Promise.reject(new Error('there is none')),
      notice: (text) => notices.push(text),
    });
    const { told, signedIn } = begin('browser');
    await expect.poll(() => notices).toEqual(['accounts  no browser was opened: Error: there is none']);
    opened.push(told[0]?.page ?? '');
    await choose(Ada, await openPage());
    await signedIn;
  });

  it.each(['browser', 'device-code'] as const)('ends at once when it is called off: %s', async (way) => {
    const controller = new AbortController();
    const { told, signedIn } = begin(way, { signal: controller.signal });
    await expect.poll(() => told.length).toBe(1);
    controller.abort();
    expect(await explanationOf(signedIn)).toMatchObject({ code: 'sign-in-cancelled' });
  });

  it.each([
    ['unauthorized_client', 'AADSTS700016: Application with identifier was not found.', 'client-unknown'],
    ['invalid_client', "AADSTS7000218: The request body must contain 'client_secret'.", 'client-not-public'],
  ])('says what is wrong with a client ID: %s', async (error, error_description, code) => {
    await control(emulator, 'POST', 'faults', {
      match: { path: 'devicecode$' },
      times: 1,
      fault: { kind: 'status', status: 400, body: JSON.stringify({ error, error_description }) },
    });
    expect(await explanationOf(begin('device-code').signedIn)).toMatchObject({
      code,
      said: expect.stringContaining('AADSTS'),
    });
  });

  it('sends the browser nowhere but to a page', async () => {
    const answered = (verification_uri: string) => ({
      ...{ user_code: 'BCDFGHJK', device_code: 'x', verification_uri, expires_in: 900, interval: 5 },
    });
    const pages = [
      'https://www.microsoft.com/link',
      'ms-settings:',
      'file:///etc/passwd',
      'http://example.com',
    ];
    const told: (string | null | undefined)[] = [];
    for (const page of pages) {
      const body = JSON.stringify(answered(page));
      const fault = { kind: 'status', status: 200, body };
      await control(emulator, 'POST', 'faults', { match: { path: 'devicecode' }, times: 1, fault });
      const signIn = begin('device-code');
      await signIn.signedIn.catch(() => undefined);
      told.push(signIn.told[0]?.page);
    }
    expect(told).toEqual([pages[0], null, null, null]);
  });

  it('says that something on the way answered, or nobody', async () => {
    await control(emulator, 'POST', 'faults', {
      match: { path: 'devicecode$' },
      times: 1,
      fault: { kind: 'status', status: 200, body: '<html>Welcome to the hotel</html>' },
    });
    expect(await explanationOf(begin('device-code').signedIn)).toMatchObject({ code: 'sign-in-page' });
    await control(emulator, 'POST', 'faults', {
      match: { path: 'devicecode$' },
      times: 1,
      fault: { kind: 'refuse' },
    });
    expect(await explanationOf(begin('device-code').signedIn)).toMatchObject({ code: 'sign-in-cut-off' });
  });

  it('listens to nobody who does not know its state, and leaks nothing to him', async () => {
    const { signedIn } = begin('browser');
    const code = await openPage();
    const redirect = new URL(opened[0] ?? '').searchParams.get('redirect_uri') ?? '';
    for (const query of ['', '?code=x', '?code=x&state=y', '?error=access_denied&state=y']) {
      const answer = await fetch(`${redirect}/${query}`);
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toContain('access_denied');
    }
    const port = new URL(redirect).port;
    const elsewhere = await fetch(`http://127.0.0.1:${port}/elsewhere`);
    expect(elsewhere.status).toBe(404);
    await choose(Ada, code);
    await signedIn;
  });
});
