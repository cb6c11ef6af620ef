import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, startEmulator } from '../serve.ts';
import { call, control } from '../testing.ts';
import { Granted, Issued, signInAt } from './testing.ts';

const { Ada } = DEMO_PLAYERS;
const HOUR = 3_600_000;
const CLIENT = '000000004c20a908';
const DEVICE = '/device/authenticate';
const SCOPE = 'service::user.auth.xboxlive.com::MBI_SSL';
const All = z.looseObject({ AuthorizationToken: Issued, TitleToken: Issued, UserToken: Issued });

/** The bodies of public clients' calls, as their sources spell them. */
const FORMS: [string, (tokens: { access: string; device: string }, proofKey: object) => object][] = [
  [
    'names the audience and asks for the modern gamertag',
    ({ access, device }, ProofKey) => ({
      AccessToken: `t=${access}`,
      AppId: CLIENT,
      DeviceToken: device,
      Sandbox: 'RETAIL',
      UseModernGamertag: true,
      SiteName: 'user.auth.xboxlive.com',
      RelyingParty: 'http://xboxlive.com',
      ProofKey,
    }),
  ],
  [
    'names the session that began in a web page, and no audience',
    ({ access, device }, ProofKey) => ({
      AccessToken: `t=${access}`,
      AppId: CLIENT,
      DeviceToken: device,
      Sandbox: 'RETAIL',
      SiteName: 'user.auth.xboxlive.com',
      SessionId: '00fbafefcd8f4b4e8f3ef3402cfc7954',
      ProofKey,
    }),
  ],
  [
    'writes the name of a field in other letters',
    ({ access, device }, ProofKey) => ({
      AccessToken: `t=${access}`,
      AppId: CLIENT,
      deviceToken: device,
      Sandbox: 'RETAIL',
      SiteName: 'user.auth.xboxlive.com',
      RelyingParty: 'http://xboxlive.com',
      ProofKey,
    }),
  ],
];

describe('all tokens in one call', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ clock: manualClock(), strict: true });
  });
  afterEach(() => emulator.close());
  const signIn = signInAt(() => emulator);

  const device = async (): Promise<string> => {
    const { signing, authenticateSigned, tokenOf } = signIn;
    const properties = { AuthMethod: 'ProofOfPossession', Id: '{1}', DeviceType: 'Android', Version: '15.0' };
    return tokenOf(await authenticateSigned(DEVICE, { ...properties, ProofKey: signing.key }));
  };
  const authorize = async (body: object) => {
    const raw = JSON.stringify(body);
    const Signature = signIn.signing.signature({ path: '/authorize', body: raw }, await signIn.time());
    return call(emulator, 'POST', '/authorize', undefined, { raw, headers: { Signature } });
  };
  const granted = async (fields: Record<string, string>) =>
    Granted.parse((await signIn.form('/oauth20_token.srf', { client_id: CLIENT, ...fields })).json());
  const begun = async () => {
    const code = await signIn.deviceCode(CLIENT);
    await signIn.complete(code.user_code, Ada);
    return Granted.parse((await signIn.poll(code.device_code, CLIENT)).json());
  };

  it.each(FORMS)('are given, and renewed by a refresh token, to a client that %s', async (_, bodyOf) => {
    const { key } = signIn.signing;
    const first = await begun();
    let deviceToken = await device();
    const tokens = async (access: string) =>
      All.parse((await authorize(bodyOf({ access, device: deviceToken }, key))).json());
    const before = await tokens(first.access_token);
    await control(emulator, 'POST', 'clock', { step: 17 * HOUR });
    const late = await authorize(bodyOf({ access: first.access_token, device: deviceToken }, key));
    expect(late.status).toBe(401);

    const refresh = { grant_type: 'refresh_token', scope: SCOPE };
    const second = await granted({ ...refresh, refresh_token: first.refresh_token });
    const after = await tokens(second.access_token);
    expect(after.UserToken.DisplayClaims).toEqual(before.UserToken.DisplayClaims);
    expect(Date.parse(after.AuthorizationToken.NotAfter)).toBeGreaterThan((await signIn.time()) + 15 * HOUR);

    // The device's token, too, ends some day; its key stays.
    await control(emulator, 'POST', 'clock', { step: 15 * 24 * HOUR });
    const third = await granted({ ...refresh, refresh_token: second.refresh_token });
    deviceToken = await device();
    const { UserToken, TitleToken } = await tokens(third.access_token);
    const properties = { UserTokens: [UserToken.Token], TitleToken: TitleToken.Token, SandboxId: 'RETAIL' };
    const xsts = await signIn.authenticateSigned(
      '/xsts/authorize',
      { ...properties, DeviceToken: deviceToken },
      'http://xboxlive.com',
    );
    expect((await signIn.as(signIn.authorization(xsts))).status).toBe(204);
  });

  it.each([[[]], ['text'], [null], [{ AppId: CLIENT }]])('are refused with 400 to %j', async (body) => {
    const raw = JSON.stringify(body);
    expect((await call(emulator, 'POST', '/authorize', undefined, { raw })).status).toBe(400);
  });
});
