import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEmulator } from '../emulator/serve.ts';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import { parseActivationLink } from '../protocol/link.ts';
import { SchemeTrouble } from './activation/schemes/scheme-row.ts';
import { inviteMe } from './invite-me.ts';
import { OpenTrouble, openThroughSystem } from './open-through-system.ts';

describe('"Send yourself an invite"', () => {
  let emulator: Awaited<ReturnType<typeof startEmulator>>;
  const address = () => Promise.resolve({ url: emulator.url, rtaUrl: emulator.rta, key: emulator.key });
  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.close());

  it("opens the lobby's invite for Bea through the system", async () => {
    const opened: string[] = [];
    const { link } = await inviteMe({
      emulator: { address },
      schemes: { registerIfFree: () => Promise.resolve(true) },
      open: (given) => Promise.resolve(void opened.push(given)),
    });
    expect(opened).toEqual([link]);
    expect(parseActivationLink(link)).toMatchObject({ ok: true, link: { invitedXuid: DEMO_PLAYERS.Bea } });
  });

  it('opens nothing while another program has the scheme', async () => {
    const inviting = inviteMe({
      emulator: { address },
      schemes: { registerIfFree: () => Promise.resolve(false) },
      open: () => Promise.reject(new Error('must not be opened')),
    });
    await expect(inviting).rejects.toMatchObject({ code: 'scheme-taken' });
  });

  it('says what to type when the scheme can not be registered', async () => {
    const inviting = inviteMe({
      emulator: { address },
      schemes: { registerIfFree: () => Promise.reject(new SchemeTrouble('no tool', 'install the-tool')) },
      open: () => Promise.reject(new Error('must not be opened')),
    });
    await expect(inviting).rejects.toThrow(/no tool.*Type: install the-tool/);
  });

  it('says so when the emulator does not answer', async () => {
    const inviting = inviteMe({
      emulator: { address: () => Promise.resolve({ url: 'http://127.0.0.1:1', rtaUrl: '', key: '' }) },
      schemes: { registerIfFree: () => Promise.resolve(true) },
      open: () => Promise.reject(new Error('must not be opened')),
    });
    await expect(inviting).rejects.toMatchObject({ code: 'emulator-failed' });
  });
});

describe('opening through the system', () => {
  it.each([
    'https://example.invalid/',
    'ms-xbl-7e57bec0://x',
    'file:///etc/passwd',
    'ms-xbl-decafbad.evil://x',
  ])('never opens %s', async (link) => {
    const opening = openThroughSystem(link, () => Promise.reject(new Error('must not be opened')));
    await expect(opening).rejects.toThrow(OpenTrouble);
  });
});
