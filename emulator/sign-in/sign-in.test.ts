import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { claimsOf } from '../../protocol/xbl-claims.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../serve.ts';
import { call, control, joinBody, someRef } from '../testing.ts';
import { Granted, Issued, signInAt } from './testing.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const HOUR = 3_600_000;

describe('sign-in', () => {
  let clock: ReturnType<typeof manualClock>;
  let emulator: Emulator;
  const start = async (options: EmulatorOptions = {}) => {
    clock = manualClock();
    emulator = await startEmulator({ clock, ...options });
  };
  beforeEach(() => start());
  afterEach(() => emulator.close());

  const { form, authenticate, rps, tokenOf, deviceCode, poll, complete, ticketOf, chain, authorization, as } =
    signInAt(() => emulator);

  it('goes from a device code, which a control completes, to a token that the directory takes', async () => {
    const code = await deviceCode();
    expect((await poll(code.device_code)).json()).toMatchObject({ error: 'authorization_pending' });
    expect((await control(emulator, 'GET', 'sign-ins')).json()).toMatchObject({
      signIns: [{ userCode: code.user_code, client: 'some-client' }],
    });
    expect((await complete(code.user_code.toLowerCase())).status).toBe(204);
    expect((await complete(code.user_code)).status).toBe(404);
    const granted = Granted.parse((await poll(code.device_code)).json());
    expect(granted.expires_in).toBe(3_600);
    const claims = Buffer.from(granted.access_token.split('.')[1] ?? '', 'base64url').toString();
    expect(z.object({ exp: z.number() }).parse(JSON.parse(claims)).exp).toBeCloseTo(
      (clock.now() + HOUR) / 1_000,
    );
    expect((await poll(code.device_code)).json()).toMatchObject({ error: 'expired_token' });

    const xsts = await chain(Ada);
    const { DisplayClaims, IssueInstant, NotAfter } = Issued.parse(xsts.json());
    expect(DisplayClaims).toEqual({
      xui: [
        {
          gtg: 'Ada',
          xid: Ada,
          uhs: expect.stringMatching(/^\d+$/),
          agg: 'Adult',
          usr: '',
          uts: '',
          prv: '254 252',
        },
      ],
    });
    expect(Date.parse(NotAfter) - Date.parse(IssueInstant)).toBe(16 * HOUR);
    // Who is shown a token can read in it what stands in the service's own.
    const [userHash = '', token = ''] = authorization(xsts).slice('XBL3.0 x='.length).split(';');
    expect(claimsOf({ token, userHash })).toMatchObject({
      ...{ form: 'readable', xuid: Ada, gamertag: 'Ada', sandbox: 'RETAIL' },
      expires: new Date(NotAfter).toISOString(),
    });
    expect((await as(authorization(xsts))).status).toBe(204);
    expect((await control(emulator, 'GET', 'requests?limit=1')).json()).toMatchObject({
      requests: [{ xuid: Ada, status: 204 }],
    });
  });

  it('answers each step with the claims that its clients read', async () => {
    const ticket = await ticketOf(Bea);
    const user = Issued.parse((await authenticate('/user/authenticate', rps(ticket))).json());
    const device = Issued.parse(
      (await authenticate('/device/authenticate', { ...rps(ticket), Id: '{1}' })).json(),
    );
    const title = Issued.parse(
      (await authenticate('/title/authenticate', { ...rps(ticket), DeviceToken: device.Token })).json(),
    );
    expect(user.DisplayClaims).toEqual({ xui: [{ uhs: expect.any(String) }] });
    expect(device.DisplayClaims).toEqual({ xdi: { did: expect.stringMatching(/^[0-9A-F]{16}$/), dcs: '0' } });
    expect(title.DisplayClaims).toEqual({ xti: { tid: DEMO_TITLE.titleId } });
    expect(Date.parse(user.NotAfter) - Date.parse(user.IssueInstant)).toBe(14 * 24 * HOUR);
  });

  it('gives all tokens in one call, of no title in particular for the id of a real client', async () => {
    const AccessToken = (await ticketOf(Ada)).replace('d=', 't=');
    const DeviceToken = tokenOf(await authenticate('/device/authenticate', { AuthMethod: 'RPS' }));
    const asked = { AccessToken, DeviceToken, AppId: '00000000402b5328', Sandbox: 'RETAIL', SiteName: '' };
    const answer = await call(emulator, 'POST', '/authorize', asked);
    const { AuthorizationToken, TitleToken, UserToken } = z
      .looseObject({ AuthorizationToken: Issued, TitleToken: Issued, UserToken: Issued })
      .parse(answer.json());
    const header = authorization({ json: () => AuthorizationToken });
    expect((await as(header)).status).toBe(204);
    const put = await call(emulator, 'PUT', sessionPath(someRef()), joinBody(Ada), {
      headers: { authorization: header, 'x-xbl-contract-version': '107' },
    });
    expect(put.document().members?.['0']).toMatchObject({ activeTitleId: DEMO_TITLE.titleId });
    const again = { UserTokens: [UserToken.Token], TitleToken: TitleToken.Token };
    expect((await authenticate('/xsts/authorize', again)).status).toBe(200);
    const endpoints = await call(emulator, 'GET', '/titles/default/endpoints?type=1', undefined);
    expect(endpoints.json()).toMatchObject({
      EndPoints: [{ RelyingParty: 'http://xboxlive.com', SignaturePolicyIndex: 0 }],
      SignaturePolicies: [{ Version: 1, MaxBodyBytes: 8_192 }],
    });
  });

  it('gives tokens that expire by the clock, and fresh ones for a refresh token', async () => {
    const header = authorization(await chain(Ada));
    await control(emulator, 'POST', 'clock', { step: 16 * HOUR - 1 });
    expect((await as(header)).status).toBe(204);
    await control(emulator, 'POST', 'clock', { step: 1 });
    expect(await as(header)).toMatchObject({ status: 401, text: '' });
    expect((await control(emulator, 'GET', 'requests?limit=1')).json()).toMatchObject({
      requests: [{ because: expect.stringContaining('expired') }],
    });
    const code = await deviceCode();
    await complete(code.user_code);
    const { refresh_token } = Granted.parse((await poll(code.device_code)).json());
    await control(emulator, 'POST', 'clock', { step: 30 * 24 * HOUR });
    const renew = (client_id: string) =>
      form('/oauth20_token.srf', { grant_type: 'refresh_token', refresh_token, client_id });
    expect(await renew('another-client')).toMatchObject({ status: 400 });
    expect((await renew('another-client')).json()).toMatchObject({ error: 'invalid_grant' });
    const fresh = await renew('some-client');
    expect(fresh.status).toBe(200);
    expect(
      (await authenticate('/user/authenticate', rps(`d=${Granted.parse(fresh.json()).access_token}`))).status,
    ).toBe(200);
  });

  it('lets a code expire, and be declined', async () => {
    const late = await deviceCode();
    await control(emulator, 'POST', 'clock', { step: 900_000 });
    expect((await poll(late.device_code)).json()).toMatchObject({ error: 'expired_token' });
    const declined = await deviceCode();
    expect((await control(emulator, 'DELETE', `sign-ins/${declined.user_code}`)).status).toBe(204);
    expect((await poll(declined.device_code)).json()).toMatchObject({ error: 'authorization_declined' });
    expect((await call(emulator, 'GET', '/link', undefined)).text).toContain('/sign-in');
  });

  it('takes a ticket of elsewhere for a player of its own, a gamertag for that player', async () => {
    const uhsOf = async (ticket: string) =>
      Issued.parse((await authenticate('/user/authenticate', rps(ticket))).json()).DisplayClaims;
    expect(await uhsOf('t=EwAwA8bvBAAU')).toEqual(await uhsOf('t=EwAwA8bvBAAU'));
    expect(await uhsOf('t=EwAwA8bvBAAU')).not.toEqual(await uhsOf('t=another'));
    expect(await uhsOf('d=Ada')).toEqual(await uhsOf(`d=${Ada}`));
  });

  it('keeps no body of a sign-in in the list of calls', async () => {
    await chain(Ada);
    const { text } = await control(emulator, 'GET', 'requests?bodies=true');
    expect(text).toContain('/xsts/authorize');
    expect(text).not.toMatch(/eyJ|Token"|RpsTicket/);
  });
});
