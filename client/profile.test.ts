import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Emulator, startEmulator } from '../emulator/serve.ts';
import { control } from '../emulator/testing.ts';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';
import { hostsAt } from '../protocol/hosts.ts';
import { explainXErr } from '../protocol/sign-in-trouble.ts';
import { getProfile } from './profile.ts';
import { SignInTrouble } from './sign-in/trouble.ts';
import { createHttpTransport } from './transport.ts';

const { Ada } = DEMO_PLAYERS;

describe('who a token is', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.close());

  const ask = (
    authorization = `XBL3.0 x=${Ada};beckon`,
    renew = () => Promise.reject(new Error('not renewed')),
    transport = createHttpTransport(),
  ) =>
    getProfile({
      hosts: hostsAt(emulator.url),
      signer: { headers: () => Promise.resolve({ Authorization: authorization }), renew },
      transport,
    });
  const fault = (status: number, body?: string) =>
    control(emulator, 'POST', 'faults', { fault: { kind: 'status', status, ...(body && { body }) } });

  it('is said by the profile service', async () => {
    expect(await ask()).toEqual({ outcome: 'profile', xuid: Ada, gamertag: 'Ada' });
  });

  it('is not said of one that is taken no more, with the reason why there is no other', async () => {
    expect(await ask('XBL3.0 x=1;other')).toEqual({ outcome: 'refused', status: 401 });
    const banned = new SignInTrouble(explainXErr(2148916227));
    expect(await ask('XBL3.0 x=1;other', () => Promise.reject(banned))).toMatchObject({
      outcome: 'refused',
      signIn: { code: 'account-banned' },
    });
  });

  it('stays unknown where the service can not be reached, or says something else', async () => {
    const error = Object.assign(new Error('self-signed certificate'), { code: 'SELF_SIGNED_CERT_IN_CHAIN' });
    expect(await ask(undefined, undefined, () => Promise.reject(error))).toMatchObject({
      outcome: 'trouble',
      explanation: { code: 'sign-in-certificate' },
    });
    await fault(200, '<html>log in</html>');
    expect(await ask()).toMatchObject({
      outcome: 'trouble',
      explanation: { code: 'sign-in-not-understood' },
    });
    await control(emulator, 'DELETE', 'faults');
    await fault(500);
    expect(await ask()).toMatchObject({ outcome: 'trouble', explanation: { code: 'sign-in-busy' } });
  });
});
