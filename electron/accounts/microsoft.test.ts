import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../emulator/serve.ts';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { CLIENT_ID, explanationOf, MicrosoftSet, memoryCell } from './testing/microsoft-set.ts';

const { Ada } = DEMO_PLAYERS;

describe('a sign-in to a Microsoft account', () => {
  let emulator: Emulator;
  let set: MicrosoftSet;
  beforeEach(async () => {
    emulator = await startEmulator();
    set = new MicrosoftSet(emulator);
  });
  afterEach(() => emulator.close());

  it('goes through the browser, and gives tokens that Xbox Live takes', async () => {
    const { told, signedIn } = set.begin('browser');
    await set.choose(Ada, await set.openPage());
    const account = await signedIn;
    expect(await set.userTokenStatus(await account.ticket(false))).toBe(200);
    expect(told).toEqual([
      { state: 'waiting', page: set.opened[0], until: expect.stringMatching(/Z$/) },
      { state: 'finishing', page: null, until: null },
    ]);
    const asked = new URL(set.opened[0] ?? '').searchParams;
    expect(asked.get('scope')).toContain('XboxLive.signin XboxLive.offline_access');
    expect(asked.get('prompt')).toBe('select_account');
    expect(set.redirect()).toMatch(/^http:\/\/localhost:\d+$/);
    await expect(fetch(set.redirect())).rejects.toThrow();
  });

  it('goes by a device code', async () => {
    // The library asks at once, and then every 5 s: here not before somebody has typed the code.
    set.before = async (body) => {
      if (body.includes('device_code=')) await set.choose(Ada, told[0]?.userCode ?? '');
    };
    const { told, signedIn } = set.begin('device-code');
    expect(await set.userTokenStatus(await (await signedIn).ticket(false))).toBe(200);
    expect(told[0]).toMatchObject({ state: 'waiting', page: `${emulator.url}/link` });
  });

  it('goes on asking after a poll that got no answer, and one that the service was too busy for', async () => {
    let polls = 0;
    set.before = async (body) => {
      if (!body.includes('device_code=')) return;
      polls += 1;
      if (polls === 1) throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
      if (polls === 2) return set.fault('oauth2/v2.0/token', { kind: 'status', status: 503 });
      await set.choose(Ada, told[0]?.userCode ?? '');
    };
    set.soon = true;
    const { told, signedIn } = set.begin('device-code');
    await signedIn;
    expect(polls).toBe(3);
  });

  it('is known in the next run by what its cell kept, and renews its token when asked for a fresh one', async () => {
    const cell = memoryCell();
    const { signedIn } = set.begin('browser', { cell });
    await set.choose(Ada, await set.openPage());
    const { homeAccountId } = await signedIn;
    const known = { clientId: CLIENT_ID, homeAccountId };
    const again = set.microsoft.known({ ...known, cell });
    const first = await again.ticket(false);
    expect(await again.ticket(false)).toBe(first);
    const kept = cell.text;
    await again.ticket(true);
    expect(cell.text).not.toBe(kept);

    const other = set.microsoft.known({ ...known, cell: memoryCell() });
    expect(await explanationOf(other.ticket(false))).toMatchObject({ code: 'secrets-lost' });
    const body = '{"error":"invalid_grant","error_description":"AADSTS70000"}';
    await set.fault('oauth2/v2.0/token', { kind: 'status', status: 400, body });
    expect(await explanationOf(again.ticket(true))).toMatchObject({ code: 'sign-in-needed' });
  });

  it('waits for another browser where none can be opened here', async () => {
    set.hasBrowser = false;
    const { told, signedIn } = set.begin('browser');
    await expect.poll(() => set.notices).toEqual(['accounts  no browser was opened: Error: there is none']);
    set.opened.push(told[0]?.page ?? '');
    await set.choose(Ada, await set.openPage());
    await signedIn;
  });

  it('listens to nobody who does not know its state, and leaks nothing to him', async () => {
    const { signedIn } = set.begin('browser');
    const code = await set.openPage();
    for (const query of ['', '?code=x', '?code=x&state=y', '?error=access_denied&state=y']) {
      const answer = await fetch(`${set.redirect()}/${query}`);
      expect(answer.status).toBe(400);
      expect(await answer.text()).not.toContain('access_denied');
    }
    for (const elsewhere of ['elsewhere', '/', '/a b'])
      expect((await fetch(`${set.redirect()}/${elsewhere}`)).status).toBe(404);
    const posted = await fetch(set.redirect(), { method: 'POST', body: new URLSearchParams({ code: 'x' }) });
    expect(posted.status).toBe(400);
    await set.choose(Ada, code);
    await signedIn;
  });
});
