import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../../emulator/serve.ts';
import { explanationOf, MicrosoftSet } from './testing/microsoft-set.ts';

describe('a sign-in to a Microsoft account that comes to nothing', () => {
  let emulator: Emulator;
  let set: MicrosoftSet;
  beforeEach(async () => {
    emulator = await startEmulator();
    set = new MicrosoftSet(emulator);
  });
  afterEach(() => emulator.close());

  it('says that it was declined, in the browser and by code', async () => {
    const { signedIn } = set.begin('browser');
    await set.decline(await set.openPage());
    expect(await explanationOf(signedIn)).toMatchObject({ code: 'sign-in-declined' });

    set.before = async (body) => {
      if (body.includes('device_code=')) await set.decline(byCode.told[0]?.userCode ?? '');
    };
    const byCode = set.begin('device-code');
    expect(await explanationOf(byCode.signedIn)).toMatchObject({ code: 'sign-in-declined' });
  });

  it('says that the browser never came back, and waits no longer', async () => {
    const { signedIn } = set.begin('browser');
    await set.openPage();
    set.clock.advance(10 * 60_000);
    expect(await explanationOf(signedIn)).toMatchObject({ code: 'browser-silent', again: 'now' });
    await expect(fetch(set.redirect())).rejects.toThrow();
  });

  it.each(['browser', 'device-code'] as const)('ends at once when it is called off: %s', async (way) => {
    const controller = new AbortController();
    const { told, signedIn } = set.begin(way, { signal: controller.signal });
    await expect.poll(() => told.length).toBe(1);
    controller.abort();
    expect(await explanationOf(signedIn)).toMatchObject({ code: 'sign-in-cancelled' });
  });

  it.each([
    ['unauthorized_client', 'AADSTS700016: Application with identifier was not found.', 'client-unknown'],
    ['invalid_client', "AADSTS7000218: The request body must contain 'client_secret'.", 'client-not-public'],
  ])('says what is wrong with a client ID: %s', async (error, error_description, code) => {
    const body = JSON.stringify({ error, error_description });
    await set.fault('devicecode', { kind: 'status', status: 400, body });
    expect(await explanationOf(set.begin('device-code').signedIn)).toMatchObject({
      code,
      said: expect.stringContaining('AADSTS'),
    });
  });

  it.each([
    ['6 minutes early', 6, 'a_new_one', 'clock-wrong'],
    ['6 minutes late', -6, 'a_new_one', 'clock-wrong'],
    ['4 minutes early', 4, 'a_new_one', 'microsoft-refuses'],
    ['6 minutes early, and nothing to do with it', 6, 'unauthorized_client', 'client-unknown'],
  ])('names the clock where that is off by more than 5 minutes: %s', async (_what, early, error, code) => {
    const date = new Date(set.clock.now() - early * 60_000).toUTCString();
    const body = JSON.stringify({ error, error_description: 'no' });
    await set.fault('devicecode', { kind: 'status', status: 400, body, headers: { Date: date } });
    expect(await explanationOf(set.begin('device-code').signedIn)).toMatchObject({
      code,
      said: code === 'clock-wrong' ? `Date: ${date}` : `${error}: no`,
    });
  });

  it('sends the browser nowhere but to a page', async () => {
    const pages = [
      'https://www.microsoft.com/link',
      'ms-settings:',
      'file:///etc/passwd',
      'http://www.microsoft.com/link',
      'https://example.com/link',
      'https://microsoft.com.example.com/link',
    ];
    const told: (string | null | undefined)[] = [];
    for (const verification_uri of pages) {
      const codes = { user_code: 'BCDFGHJK', device_code: 'x', expires_in: 900, interval: 5 };
      const body = JSON.stringify({ ...codes, verification_uri });
      await set.fault('devicecode', { kind: 'status', status: 200, body });
      const signIn = set.begin('device-code');
      await explanationOf(signIn.signedIn);
      told.push(signIn.told[0]?.page);
    }
    expect(told).toEqual([pages[0], null, null, null, null, null]);
  });

  it.each([
    [
      'something on the way answered',
      { kind: 'status', status: 200, body: '<html>Hotel</html>' },
      'sign-in-page',
    ],
    ['nobody answered', { kind: 'refuse' }, 'sign-in-cut-off'],
    ['Microsoft is out of order', { kind: 'status', status: 503, body: 'no' }, 'sign-in-busy'],
  ])('says that %s', async (_what, fault, code) => {
    await set.fault('devicecode', fault);
    expect(await explanationOf(set.begin('device-code').signedIn)).toMatchObject({ code });
  });
});
