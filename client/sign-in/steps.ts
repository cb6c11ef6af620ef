import { claimsOfReply } from '../../protocol/xbl-claims.ts';
import {
  DeviceTokenReply,
  SisuReply,
  TitleTokenReply,
  UserTokenReply,
  XstsTokenReply,
} from '../../protocol/xbox-token.ts';
import {
  deviceTokenRequest,
  type RpsTicket,
  sisuRequest,
  titleTokenRequest,
  userTokenRequest,
  xstsTokenRequest,
} from '../../protocol/xbox-token-requests.ts';
import type { Grant, KeptToken, TitleToken, XstsToken } from './kept.ts';
import type { ProofKey } from './proof-key.ts';
import { askStep, type SignInLine } from './step.ts';

/**
 * The four steps. All but the user's are signed with the device's key; `signature.ts` says who showed that they
 * must be. Each rejects with a `SignInTrouble`.
 */

const kept = ({ Token, NotAfter }: { Token: string; NotAfter: string }): KeptToken => ({
  token: Token,
  until: Date.parse(NotAfter),
});

/** Good for 14 days. [wire] */
export const askUserToken = async (line: SignInLine, ticket: RpsTicket): Promise<KeptToken> =>
  kept(
    await askStep(line, {
      name: 'user',
      path: '/user/authenticate',
      body: userTokenRequest(ticket),
      key: null,
      reply: UserTokenReply,
    }),
  );

/** What the program says it is: a PC with Windows, which is where these titles run. */
const DEVICE = { type: 'Win32', version: '10.0.19045' };

/** Good for 14 days. [wire] */
export const askDeviceToken = async (line: SignInLine, id: string, key: ProofKey): Promise<KeptToken> =>
  kept(
    await askStep(line, {
      name: 'device',
      path: '/device/authenticate',
      body: deviceTokenRequest({ id, ...DEVICE, key: key.jwk }),
      key,
      reply: DeviceTokenReply,
    }),
  );

/** Good for 14 days. [wire] */
export const askTitleToken = async (
  line: SignInLine,
  ticket: `t=${string}`,
  device: KeptToken,
  key: ProofKey,
): Promise<TitleToken> => {
  const reply = await askStep(line, {
    name: 'title',
    path: '/title/authenticate',
    body: titleTokenRequest(ticket, device.token, key.jwk),
    key,
    reply: TitleTokenReply,
  });
  return { ...kept(reply), id: reply.DisplayClaims.xti.tid };
};

/** The same two in one, where the title's own service gives none. `appId`: what the ticket was got with. */
export const askSisu = async (
  line: SignInLine,
  ticket: `t=${string}`,
  given: { appId: string; device: KeptToken; sandbox: string },
  key: ProofKey,
): Promise<{ user: KeptToken; title: TitleToken }> => {
  const { UserToken, TitleToken } = await askStep(line, {
    name: 'sisu',
    path: '/authorize',
    body: sisuRequest(ticket, { ...given, device: given.device.token, key: key.jwk }),
    key,
    reply: SisuReply,
  });
  return { user: kept(UserToken), title: { ...kept(TitleToken), id: TitleToken.DisplayClaims.xti.tid } };
};

/** Good for 16 hours. [wire] */
export const askXstsToken = async (
  line: SignInLine,
  tokens: Grant & { device: KeptToken; sandbox: string },
  key: ProofKey,
): Promise<XstsToken> => {
  const { user, device, title, sandbox } = tokens;
  const asked = { user: user.token, device: device.token, title: title?.token ?? null, sandbox };
  const reply = await askStep(line, {
    name: 'xsts',
    path: '/xsts/authorize',
    body: xstsTokenRequest(asked),
    key,
    reply: XstsTokenReply,
  });
  const [claimed] = reply.DisplayClaims.xui;
  const { uhs, xid, gtg = null } = claimed;
  const said = { titled: title !== null, claims: claimsOfReply(claimed, title?.id ?? null) };
  return { ...kept(reply), sandbox, userHash: uhs, xuid: xid, gamertag: gtg, ...said };
};
