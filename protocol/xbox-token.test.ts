import { describe, expect, test } from 'vitest';
import {
  DeviceTokenReply,
  SisuReply,
  TitleTokenReply,
  UserTokenReply,
  XErrReply,
  XstsTokenReply,
} from './xbox-token.ts';
import {
  deviceTokenRequest,
  type ProofJwk,
  sisuRequest,
  titleTokenRequest,
  userTokenRequest,
  xstsTokenRequest,
} from './xbox-token-requests.ts';

const issued = (DisplayClaims: unknown) => ({
  IssueInstant: '2026-11-20T12:00:00.1234567Z',
  NotAfter: '2026-11-21T04:00:00.1234567Z',
  Token: 'some-token',
  DisplayClaims,
});
const key: ProofJwk = { use: 'sig', alg: 'ES256', kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
const keysOf = (body: string) => {
  const { Properties, RelyingParty } = JSON.parse(body);
  return [RelyingParty, ...Object.keys(Properties).sort()];
};

describe('a step of the sign-in', () => {
  test('asks with the fields of the capture', () => {
    const next = 'http://auth.xboxlive.com';
    const device = { id: '{1}', type: 'Win32', version: '10.0.19045', key };
    expect(keysOf(userTokenRequest('d=ticket'))).toEqual([next, 'AuthMethod', 'RpsTicket', 'SiteName']);
    expect(keysOf(titleTokenRequest('t=ticket', 'device', key))).toEqual([
      next,
      ...['AuthMethod', 'DeviceToken', 'ProofKey', 'RpsTicket', 'SiteName'],
    ]);
    expect(keysOf(deviceTokenRequest(device))).toEqual([
      next,
      ...['AuthMethod', 'DeviceType', 'Id', 'ProofKey', 'Version'],
    ]);
  });

  test('asks for a token of Xbox Live with a title only where there is one', () => {
    const tokens = { user: 'user', device: 'device', title: null, sandbox: 'XDKS.1' };
    expect(keysOf(xstsTokenRequest(tokens))).toEqual([
      'http://xboxlive.com',
      ...['DeviceToken', 'SandboxId', 'UserTokens'],
    ]);
    expect(keysOf(xstsTokenRequest({ ...tokens, title: 'title' }))).toContain('TitleToken');
  });

  test('asks sisu for two at once, and takes them as the published reply has them', () => {
    const asked = sisuRequest('t=ticket', { appId: 'app', device: 'device', sandbox: 'XDKS.1', key });
    expect(JSON.parse(asked)).toEqual({
      ...{ AccessToken: 't=ticket', AppId: 'app', DeviceToken: 'device', Sandbox: 'XDKS.1', ProofKey: key },
      ...{ SiteName: 'user.auth.xboxlive.com', RelyingParty: 'http://xboxlive.com', UseModernGamertag: true },
    });
    const UserToken = issued({ xui: [{ uhs: '2034583485034500345' }] });
    const TitleToken = issued({ xti: { tid: '1016898439' } });
    const reply = { DeviceToken: 'device', TitleToken, UserToken, WebPage: 'https://sisu.xboxlive.com/' };
    expect(SisuReply.parse(reply)).toMatchObject({ TitleToken: { Token: 'some-token' } });
  });

  test('is answered with the claims that the next one needs, and more', () => {
    expect(DeviceTokenReply.parse(issued({ xdi: { did: 'F9', dcs: '0' } })).DisplayClaims.xdi.did).toBe('F9');
    expect(TitleTokenReply.parse(issued({ xti: { tid: '3737844653' } })).DisplayClaims.xti.tid).toBe(
      '3737844653',
    );
    expect(UserTokenReply.parse(issued({ xui: [{ uhs: '20' }] })).DisplayClaims.xui[0].uhs).toBe('20');
    const xui = [{ uhs: '20', xid: '18000000000000101', gtg: 'Ada', agg: 'Adult', prv: '254' }];
    expect(XstsTokenReply.parse(issued({ xui })).DisplayClaims.xui[0]).toMatchObject(xui[0] ?? {});
  });

  test.each([
    ['no user', UserTokenReply, issued({ xui: [] })],
    ['no xuid, as for another audience', XstsTokenReply, issued({ xui: [{ uhs: '20' }] })],
    ['no token', DeviceTokenReply, { ...issued({ xdi: { did: '1' } }), Token: '' }],
    ['no time', DeviceTokenReply, { ...issued({ xdi: { did: '1' } }), NotAfter: 'soon' }],
  ])('is not understood with %s', (_what, schema, answer) => {
    expect(schema.safeParse(answer).success).toBe(false);
  });

  test('is refused with a number', () => {
    const refusal = { Identity: '0', XErr: 2148916233, Message: '', Redirect: '' };
    expect(XErrReply.parse(refusal)).toEqual({ XErr: 2148916233 });
  });
});
