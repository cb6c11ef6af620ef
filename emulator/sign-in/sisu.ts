import { z } from 'zod';
import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import { type Answer, refuse } from '../rules/answer.ts';
import { parsedBy } from '../rules/delta.ts';
import { userHash, XBOX_LIVE } from './identity.ts';
import {
  authorized,
  issued,
  type Signed,
  titleOfClient,
  valid,
  whoseTicket,
  type XboxParts,
} from './xbox-tokens.ts';

const SisuRequest = z.looseObject({
  /** `t=` or `d=` and the access token. */
  AccessToken: z.string().min(1).max(10_000),
  AppId: z.string().min(1).max(100),
  DeviceToken: z.string(),
  Sandbox: z.string().min(1).max(50).default('RETAIL'),
  RelyingParty: z.string().min(1).max(500).default(XBOX_LIVE),
});

/** POST /authorize of sisu.xboxlive.com: user, title and XSTS token in one call. Clients' sources */
export const sisuTokens = (parts: XboxParts, body: unknown, signed: Signed): Answer => {
  const { AccessToken, AppId, DeviceToken, Sandbox, RelyingParty } = parsedBy(SisuRequest, body);
  const { key } = valid(parts, 'device', DeviceToken, 'DeviceToken');
  signed(key);
  const { xuid } = whoseTicket(parts, AccessToken).player;
  const tid = titleOfClient(AppId);
  const xsts = authorized(parts, { xuid, title: { tid }, sandbox: Sandbox, rp: RelyingParty, key });
  return {
    status: 200,
    json: {
      DeviceToken,
      TitleToken: issued(parts, { use: 'title', tid }, { xti: { tid: tid ?? DEMO_TITLE.titleId } }).json,
      UserToken: issued(parts, { use: 'user', xuid }, { xui: [{ uhs: userHash(xuid) }] }).json,
      AuthorizationToken: xsts.json,
      WebPage: '',
      Sandbox,
      UseModernGamertag: false,
    },
  };
};

/** GET /titles/{id}/endpoints: which audience a host's tokens are for. Nothing here is to be signed. */
export const titleEndpoints = (method: string | undefined, url: string): Answer => {
  if (method !== 'GET') refuse(405, `The method ${method} is not supported here: use GET.`);
  const { hostname } = new URL(url);
  return {
    status: 200,
    json: {
      EndPoints: [
        { Protocol: 'http', Host: hostname, HostType: 'fqdn', RelyingParty: XBOX_LIVE, TokenType: 'JWT' },
      ],
      SignaturePolicies: [],
      Certs: [],
      RootCerts: [],
    },
  };
};
