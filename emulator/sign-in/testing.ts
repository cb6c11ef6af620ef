import { z } from 'zod';
import { DEMO_PLAYERS } from '../../protocol/demo-title.ts';
import { sessionPath } from '../../protocol/session-ref.ts';
import type { Emulator } from '../serve.ts';
import { call, control, someRef } from '../testing.ts';
import { makeSigning } from './signing.ts';

export const Issued = z.strictObject({
  IssueInstant: z.string(),
  NotAfter: z.string(),
  Token: z.string(),
  DisplayClaims: z.record(z.string(), z.unknown()),
});
const Code = z.object({ user_code: z.string(), device_code: z.string(), verification_uri: z.string() });
export const Granted = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
});

/** What tests of the sign-in chain share: a client that goes through it. */
export const signInAt = (emulator: () => Emulator) => {
  const form = (path: string, fields: Record<string, string>) =>
    call(emulator(), 'POST', path, undefined, {
      raw: new URLSearchParams(fields).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
  const authenticate = (path: string, Properties: object, RelyingParty = 'http://auth.xboxlive.com') =>
    call(emulator(), 'POST', path, { RelyingParty, TokenType: 'JWT', Properties });
  const signing = makeSigning();
  /** The emulator's time, as its answers tell it. */
  const time = async (): Promise<number> => {
    const { headers } = await call(emulator(), 'GET', '/titles/default/endpoints', undefined);
    return Date.parse(headers.get('Date') ?? '');
  };
  /** The same, signed with the key of this client's device. */
  const authenticateSigned = async (
    path: string,
    Properties: object,
    RelyingParty = 'http://auth.xboxlive.com',
  ) => {
    const raw = JSON.stringify({ RelyingParty, TokenType: 'JWT', Properties });
    const Signature = signing.signature({ path, body: raw }, await time());
    return call(emulator(), 'POST', path, undefined, { raw, headers: { Signature } });
  };
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
  const complete = (userCode: string, xuid: string = DEMO_PLAYERS.Ada) =>
    control(emulator(), 'POST', `players/${xuid}/sign-in`, { userCode });
  const ticketOf = async (xuid: string, client?: string): Promise<string> => {
    const code = await deviceCode(client);
    await complete(code.user_code, xuid);
    return `t=${Granted.parse((await poll(code.device_code, client)).json()).access_token}`;
  };
  const chain = async (
    xuid: string,
    { titled = true, SandboxId = 'RETAIL', rp = 'http://xboxlive.com', client = '' } = {},
  ) => {
    const ticket = await ticketOf(xuid, client || undefined);
    const user = tokenOf(await authenticate('/user/authenticate', rps(ticket)));
    const DeviceToken = tokenOf(
      await authenticateSigned('/device/authenticate', { ...rps(ticket), ProofKey: signing.key }),
    );
    const TitleToken = tokenOf(
      await authenticateSigned('/title/authenticate', { ...rps(ticket), DeviceToken }),
    );
    return authenticateSigned(
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
    call(emulator(), 'GET', sessionPath(ref), undefined, {
      headers: { authorization: authorizationHeader, 'x-xbl-contract-version': '107' },
    });

  return {
    signing,
    time,
    authenticateSigned,
    form,
    authenticate,
    rps,
    tokenOf,
    deviceCode,
    poll,
    complete,
    ticketOf,
    chain,
    authorization,
    as,
  };
};
