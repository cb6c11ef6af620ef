import { z } from 'zod';
import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import { type Answer, refuseMethod } from '../rules/answer.ts';
import { parsedBy } from '../rules/delta.ts';
import { userHash, XBOX_LIVE } from './identity.ts';
import { MOST_SIGNED } from './request-signature.ts';
import {
  authorized,
  issued,
  type Signed,
  titleOfClient,
  titlesTicket,
  valid,
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

/**
 * POST /authorize of sisu.xboxlive.com: user, title and XSTS token in one call, at first (a client that began in a web
 * page names its `SessionId`) and as often as tokens are renewed. What refuses the XSTS token is a 401 with its code
 * in `X-Err`, and the other tokens. Clients' sources
 */
export const sisuTokens = (parts: XboxParts, body: unknown, signed: Signed): Answer => {
  const { AccessToken, AppId, DeviceToken, Sandbox, RelyingParty } = parsedBy(SisuRequest, spelled(body));
  const { key } = valid(parts, 'device', DeviceToken, 'DeviceToken');
  signed(key);
  const { xuid } = titlesTicket(parts, AccessToken).player;
  const tid = titleOfClient(AppId);
  const xsts = authorized(parts, { xuid, title: { tid }, sandbox: Sandbox, rp: RelyingParty, key });
  return {
    ...xsts,
    json: {
      DeviceToken,
      TitleToken: issued(parts, { use: 'title', tid }, { xti: { tid: tid ?? DEMO_TITLE.titleId } }).json,
      UserToken: issued(parts, { use: 'user', xuid }, { xui: [{ uhs: userHash(xuid) }] }).json,
      ...(xsts.status === 200 && { AuthorizationToken: xsts.json }),
      WebPage: '',
      Sandbox,
      UseModernGamertag: false,
    },
  };
};

const NAMES = new Map(Object.keys(SisuRequest.shape).map((name) => [name.toLowerCase(), name]));

/** With the names of its fields in the service's letters: a public client writes `deviceToken`. */
const spelled = (body: unknown): unknown =>
  typeof body !== 'object' || body === null || Array.isArray(body)
    ? body
    : Object.fromEntries(
        Object.entries(body).map(([name, value]) => [NAMES.get(name.toLowerCase()) ?? name, value]),
      );

/**
 * GET /titles/{id}/endpoints: which audience a host's tokens are for, and how much of a request is signed: as the
 * service's own list has it for `*.xboxlive.com`.
 */
export const titleEndpoints = (method: string | undefined, url: string): Answer => {
  if (method !== 'GET') refuseMethod(method, ['GET']);
  const { hostname } = new URL(url);
  const host = { Protocol: 'http', Host: hostname, HostType: 'fqdn' };
  return {
    status: 200,
    json: {
      EndPoints: [{ ...host, RelyingParty: XBOX_LIVE, TokenType: 'JWT', SignaturePolicyIndex: 0 }],
      SignaturePolicies: [{ Version: 1, SupportedAlgorithms: ['ES256'], MaxBodyBytes: MOST_SIGNED.service }],
      Certs: [],
      RootCerts: [],
    },
  };
};
