import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DEMO_PLAYERS, DEMO_TITLE } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import { manualClock } from '../clock.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../serve.ts';
import { call, control, joinBody, someRef } from '../testing.ts';

const { Ada, Bea } = DEMO_PLAYERS;
const HOUR = 3_600_000;
const Issued = z.strictObject({
  IssueInstant: z.string(),
  NotAfter: z.string(),
  Token: z.string(),
  DisplayClaims: z.record(z.string(), z.unknown()),
});
const Code = z.object({ user_code: z.string(), device_code: z.string(), verification_uri: z.string() });
const Granted = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() });

describe('sign-in', () => {
  let clock: ReturnType<typeof manualClock>;
  let emulator: Emulator;
  const start = async (options: EmulatorOptions = {}) => {
    clock = manualClock();
    emulator = await startEmulator({ clock, ...options });
  };
  beforeEach(() => start());
  afterEach(() => emulator.close());

  const form = (path: string, fields: Record<string, string>) =>
    call(emulator, 'POST', path, undefined, {
      raw: new URLSearchParams(fields).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
  const authenticate = (path: string, Properties: object, RelyingParty = 'http://auth.xboxlive.com') =>
    call(emulator, 'POST', path, { RelyingParty, TokenType: 'JWT', Properties });
  const rps = (RpsTicket: string) => ({ AuthMethod: 'RPS', SiteName: 'user.auth.xboxlive.com', RpsTicket });
  const tokenOf = (reply: { json(): unknown }): string => Issued.parse(reply.json()).Token;

  const deviceCode = async (client = 'some-client') =>
    Code.parse(
      (await form('/oauth20_connect.srf', { client_id: client, response_type: 'device_code' })).json(),
    );
  const poll = (device_code: string, client_id = 'some-client') =>
    form('/oauth20_token.srf', {
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      client_id,
      device_code,
    });
  const complete = (userCode: string, xuid: string = Ada) =>
    control(emulator, 'POST', `players/${xuid}/sign-in`, { userCode });
  const ticketOf = async (xuid: string, client?: string): Promise<string> => {
    const code = await deviceCode(client);
    await complete(code.user_code, xuid);
    return `d=${Granted.parse((await poll(code.device_code, client)).json()).access_token}`;
  };
  const chain = async (
    xuid: string,
    { titled = true, SandboxId = 'RETAIL', rp = 'http://xboxlive.com', client = '' } = {},
  ) => {
    const ticket = await ticketOf(xuid, client || undefined);
    const user = tokenOf(await authenticate('/user/authenticate', rps(ticket)));
    const DeviceToken = tokenOf(
      await authenticate('/device/authenticate', { ...rps(ticket), ProofKey: { kty: 'EC' } }),
    );
    const TitleToken = tokenOf(await authenticate('/title/authenticate', { ...rps(ticket), DeviceToken }));
    return authenticate(
      '/xsts/authorize',
      { UserTokens: [user], DeviceToken, SandboxId, ...(titled && { TitleToken }) },
      rp,
    );
  };
  const authorization = (reply: { json(): unknown }): string => {
    const { Token, DisplayClaims } = Issued.parse(reply.json());
    const { xui } = z.object({ xui: z.tuple([z.looseObject({ uhs: z.string() })]) }).parse(DisplayClaims);
    return `XBL3.0 x=${xui[0].uhs};${Token}`;
  };
  const as = (authorizationHeader: string, ref = someRef()) =>
    call(emulator, 'GET', sessionPath(ref), undefined, {
      headers: { authorization: authorizationHeader, 'x-xbl-contract-version': '107' },
    });

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
    expect(endpoints.json()).toMatchObject({ EndPoints: [{ RelyingParty: 'http://xboxlive.com' }] });
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
    const fresh = await form('/consumers/oauth2/v2.0/token', {
      grant_type: 'refresh_token',
      refresh_token,
      client_id: 'c',
    });
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

  it('refuses a player with the XErr that is set for him, or for another sandbox than his', async () => {
    await control(emulator, 'PATCH', `players/${Ada}`, { xerr: 2148916233 });
    expect(await chain(Ada)).toMatchObject({ status: 401 });
    expect((await chain(Ada)).json()).toMatchObject({ XErr: 2148916233, Identity: '0' });
    await control(emulator, 'PATCH', `players/${Bea}`, { sandbox: 'XDKS.1' });
    expect((await chain(Bea)).json()).toMatchObject({ XErr: 0x8015dc12 });
    expect((await chain(Bea, { SandboxId: 'XDKS.1' })).status).toBe(200);
  });

  it('refuses a token of another sandbox than the service configuration is in', async () => {
    await control(emulator, 'PUT', `sandboxes/${DEMO_TITLE.scid.toUpperCase()}`, { sandbox: 'XDKS.1' });
    expect((await as(authorization(await chain(Ada)))).status).toBe(403);
    expect((await as(authorization(await chain(Ada, { SandboxId: 'XDKS.1' })))).status).toBe(204);
  });

  it('refuses what is forged, for somebody else, or for another service', async () => {
    const header = authorization(await chain(Ada));
    const [start = '', token = ''] = header.split(';');
    const [head, , signature] = token.split('.');
    const claims = Buffer.from('{"exp":9e15,"claims":{"use":"xsts"}}').toString('base64url');
    for (const forged of [
      `${start};${head}.${claims}.${signature}`,
      `XBL3.0 x=1;${token}`,
      `${start};x`,
      `${start};a.b.c`,
    ])
      expect((await as(forged)).status).toBe(401);
    const elsewhere = await chain(Ada, { rp: 'http://playfab.xboxlive.com/' });
    expect(Issued.parse(elsewhere.json()).DisplayClaims).toEqual({ xui: [{ uhs: expect.any(String) }] });
    expect((await as(authorization(elsewhere))).status).toBe(401);
    const user = tokenOf(await authenticate('/user/authenticate', rps(await ticketOf(Ada))));
    expect((await as(`${start};${user}`)).status).toBe(401);
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

  it.each([
    ['/user/authenticate', {}, 'RpsTicket'],
    ['/xsts/authorize', { SandboxId: 7 }, 'SandboxId'],
    ['/xsts/authorize', {}, 'UserTokens'],
    ['/title/authenticate', { RpsTicket: 't=x' }, 'DeviceToken'],
  ])('answers 400 with the field to a bad call of %s', async (path, properties, field) => {
    const answer = await authenticate(path, properties);
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining(field) });
    expect((await call(emulator, 'GET', path, undefined)).status).toBe(405);
  });

  describe('when strict', () => {
    beforeEach(async () => {
      await emulator.close();
      await start({ strict: true });
    });

    it('takes no token without a title, or of another title', async () => {
      expect((await as(authorization(await chain(Ada, { titled: false })))).status).toBe(403);
      expect((await as(authorization(await chain(Ada)))).status).toBe(204);
      expect((await as(authorization(await chain(Ada, { client: '00c0ffee' })))).status).toBe(403);
      expect((await as(authorization(await chain(Ada, { client: DEMO_TITLE.hex })))).status).toBe(204);
    });

    it('takes no unknown player, ticket, template or service configuration', async () => {
      expect((await as('XBL3.0 x=42;beckon')).status).toBe(401);
      expect((await authenticate('/user/authenticate', rps('t=unknown'))).status).toBe(401);
      const ref = { ...someRef(), scid: '11111111-0000-0000-0000-0000decafbad' };
      const asAda = `XBL3.0 x=${Ada};beckon`;
      expect((await as(asAda, ref)).status).toBe(404);
      await control(emulator, 'PUT', 'templates', {
        [ref.scid]: { LobbySession: { constants: { system: { version: 1, maxMembersCount: 4 } } } },
      });
      expect((await as(asAda, ref)).status).toBe(204);
      expect((await as(asAda, { ...ref, templateName: 'other' })).status).toBe(404);
    });
  });

  it('lets nobody without the multiplayer privilege into a session', async () => {
    await control(emulator, 'PATCH', `players/${Ada}`, {
      privileges: { multiplayer: false, communicate: true },
    });
    const answer = await call(emulator, 'PUT', sessionPath(someRef()), joinBody(Ada), {
      headers: { authorization: `XBL3.0 x=${Ada};beckon`, 'x-xbl-contract-version': '107' },
    });
    expect(answer.status).toBe(403);
  });
});
