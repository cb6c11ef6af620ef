import { createHash } from 'node:crypto';
import { z } from 'zod';
import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import { isGuid, isXuid, titleIdFromHex } from '../../protocol/ids.ts';
import { timestamp } from '../clock.ts';
import type { Player, Players } from '../players.ts';
import { type Answer, Refusal, refuse } from '../rules/answer.ts';
import { parsedBy } from '../rules/delta.ts';
import { userHash, XBOX_LIVE } from './identity.ts';
import { ProofKey } from './request-signature.ts';
import { type Claims, type ClaimsOf, LIFETIME, type Tokens } from './tokens.ts';

/** Checks the request's signature against the key of its device, as far as there is one; throws a `Refusal`, 403. */
export type Signed = (key: ProofKey | undefined) => void;

export type XboxParts = {
  readonly tokens: Tokens;
  readonly players: Players;
  readonly now: () => number;
  readonly strict: boolean;
};

const Rps = z.looseObject({ RpsTicket: z.string().min(1).max(10_000) });
const envelope = <Properties extends z.ZodType>(properties: Properties) =>
  z.looseObject({
    RelyingParty: z.string().min(1).max(500),
    TokenType: z.string().regex(/^JWT$/i, 'must be JWT'),
    Properties: properties,
  });
const UserRequest = envelope(Rps);
const TitleRequest = envelope(Rps.extend({ DeviceToken: z.string() }));
const DeviceRequest = envelope(
  z.looseObject({
    AuthMethod: z.string(),
    Id: z.string().optional(),
    RpsTicket: z.string().optional(),
    ProofKey: z.unknown().optional(),
  }),
);
/** Every published device request has its key. */
const StrictDeviceRequest = DeviceRequest.extend({
  Properties: DeviceRequest.shape.Properties.extend({ ProofKey }),
});
const XstsRequest = envelope(
  z.looseObject({
    UserTokens: z.array(z.string()).max(1, 'takes one user').optional(),
    DeviceToken: z.string().optional(),
    TitleToken: z.string().optional(),
    SandboxId: z.string().min(1).max(50).default('RETAIL'),
  }),
);

/** The sandbox of the request is not that of the account. docs, 0x8015DC12 */
const WRONG_SANDBOX = 0x8015dc12;

/** POST /user/authenticate: a user token for who is in the ticket. */
export const userToken = (parts: XboxParts, body: unknown): Answer => {
  const { Properties } = parsedBy(UserRequest, body);
  const { player } = whoseTicket(parts, Properties.RpsTicket);
  const { xuid } = player;
  return issued(parts, { use: 'user', xuid }, { xui: [{ uhs: userHash(xuid) }] });
};

/** POST /device/authenticate: a device token. The same device id for the same device, by Id, key or ticket. */
export const deviceToken = (parts: XboxParts, body: unknown, signed: Signed): Answer => {
  const { Properties } = parsedBy(parts.strict ? StrictDeviceRequest : DeviceRequest, body);
  const { Id, ProofKey: given, RpsTicket } = Properties;
  const key = ProofKey.safeParse(given).data;
  signed(key);
  const device = Id ?? JSON.stringify(given ?? RpsTicket ?? 'device');
  const did = createHash('sha256').update(device).digest('hex').slice(0, 16).toUpperCase();
  return issued(parts, { use: 'device', did, ...(key && { key }) }, { xdi: { did, dcs: '0' } });
};

/** POST /title/authenticate: a title token, of the title that the client of the ticket names. */
export const titleToken = (parts: XboxParts, body: unknown, signed: Signed): Answer => {
  const { Properties } = parsedBy(TitleRequest, body);
  signed(valid(parts, 'device', Properties.DeviceToken, 'DeviceToken').key);
  const tid = titleOfClient(titlesTicket(parts, Properties.RpsTicket).client);
  return issued(parts, { use: 'title', tid }, { xti: { tid: tid ?? DEMO_TITLE.titleId } });
};

/** POST /xsts/authorize: the token that the services take, of user, device and title tokens. */
export const xstsToken = (parts: XboxParts, body: unknown, signed: Signed): Answer => {
  const { Properties, RelyingParty: rp } = parsedBy(XstsRequest, body);
  const { UserTokens = [], DeviceToken, TitleToken, SandboxId: sandbox } = Properties;
  const [userText] = UserTokens;
  if (userText === undefined && DeviceToken === undefined)
    refuse(400, "The request is not valid: 'Properties': UserTokens or a DeviceToken must be there.");
  const user = userText === undefined ? null : valid(parts, 'user', userText, 'UserTokens.0');
  const device = DeviceToken === undefined ? null : valid(parts, 'device', DeviceToken, 'DeviceToken');
  if (device) signed(device.key);
  const title = TitleToken === undefined ? null : valid(parts, 'title', TitleToken, 'TitleToken');
  return authorized(parts, { xuid: user?.xuid ?? null, title, sandbox, rp, key: device?.key });
};

/** What goes into an XSTS token, read and found good. */
type Authorized = {
  readonly xuid: string | null;
  /** Null without a title token. */
  readonly title: { readonly tid: string | null } | null;
  readonly sandbox: string;
  readonly rp: string;
  /** Of the device. */
  readonly key: ProofKey | undefined;
};

/** The XSTS token, or a refusal with the XErr that the player or his sandbox gives. */
export const authorized = (parts: XboxParts, { xuid, title, sandbox, rp, key }: Authorized): Answer => {
  const player = xuid === null ? null : parts.players.ensure(xuid);
  if (player?.xerr) return xerr(player.xerr, `xerr: set for ${player.xuid}`);
  if (player?.sandbox && player.sandbox !== sandbox)
    return xerr(WRONG_SANDBOX, `sandbox: ${player.xuid} is in ${player.sandbox}, not ${sandbox}`);
  const titled = title !== null;
  const claims: Claims = {
    use: 'xsts',
    rp,
    sandbox,
    xuid,
    titled,
    tid: title?.tid ?? null,
    ...(key && { key }),
  };
  return issued(parts, claims, player ? { xui: [userClaims(player, rp)] } : {});
};

/** The gamertag, xuid and privileges are for one audience alone; others get the user hash. [community] */
const userClaims = ({ xuid, gamertag, privileges }: Player, rp: string) => {
  const uhs = userHash(xuid);
  if (rp !== XBOX_LIVE) return { uhs };
  const prv = [privileges.multiplayer && '254', privileges.communicate && '252'].filter(Boolean).join(' ');
  return { gtg: gamertag, xid: xuid, uhs, agg: 'Adult', usr: '', uts: '', prv };
};

/** The refusal of the sign-in services: 401 with the code in body and header, by which a client knows why. [community] */
const xerr = (code: number, because: string): Answer => ({
  status: 401,
  json: { Identity: '0', XErr: code, Message: '', Redirect: '' },
  more: ['X-Err', String(code)],
  because,
});

/** The claims of an XSTS token by the service's own names, which tools that read a token know (ATG, XstsClientToken). */
const readable = ({ sandbox, rp, titled, tid }: ClaimsOf<'xsts'>, displayClaims: object): object => ({
  ...displayClaims,
  sbx: sandbox,
  aud: rp,
  ...(titled && { xti: { tid: tid ?? DEMO_TITLE.titleId } }),
});

export const issued = ({ tokens, now }: XboxParts, claims: Claims, displayClaims: object): Answer => {
  const at = now();
  return {
    status: 200,
    json: {
      IssueInstant: timestamp(at),
      NotAfter: timestamp(at + LIFETIME[claims.use]),
      Token: tokens.make(claims, at, claims.use === 'xsts' ? readable(claims, displayClaims) : {}),
      DisplayClaims: displayClaims,
    },
  };
};

export const valid = <Use extends Claims['use']>(
  { tokens, now }: XboxParts,
  use: Use,
  token: string,
  field: string,
): ClaimsOf<Use> => {
  const found = tokens.read(use, token, now());
  if ('because' in found) throw new Refusal({ status: 401, because: `${field}: ${found.because}` });
  return found.claims;
};

/**
 * Who is in an RPS ticket: `d=` or `t=` and an access token of ours; or, as a choice for clients that sign in
 * elsewhere, a xuid, a gamertag, or any other text, which is a player of its own. Those not when strict.
 */
const whoseTicket = (
  { tokens, players, now, strict }: XboxParts,
  ticket: string,
): { player: Player; client: string } => {
  const text = ticket.replace(/^[dt]=/, '');
  const found = tokens.read('msa', text, now());
  if (!('because' in found))
    return { player: players.ensure(found.claims.xuid), client: found.claims.client };
  const known = players.get(text) ?? players.all().find(({ gamertag }) => gamertag === text);
  if (known) return { player: known, client: '' };
  // A token of ours that is not good any more must not sign somebody else in.
  if (strict || text.split('.').length === 3)
    throw new Refusal({ status: 401, because: `RpsTicket: ${found.because}` });
  return { player: players.ensure(isXuid(text) ? text : xuidOf(text)), client: '' };
};

/**
 * The same of a ticket that a title's token is asked for with: when strict, `t=` and of a client that signed in at
 * live.com, for "this only works with live.com auth" (prismarine-auth).
 */
export const titlesTicket = (parts: XboxParts, ticket: string): { player: Player; client: string } => {
  const found = whoseTicket(parts, ticket);
  if (parts.strict && (!ticket.startsWith('t=') || isGuid(found.client)))
    throw new Refusal({ status: 403, because: 'RpsTicket: is none of a title (--strict)' });
  return found;
};

const xuidOf = (text: string): string =>
  String(
    2_535_400_000_000_000n +
      (BigInt(`0x${createHash('sha256').update(text).digest('hex').slice(0, 12)}`) % 99_999_999_999n),
  );

/**
 * A client id that is a title id, in decimal or as 8 hex digits, names that title; any other none: the 16 hex
 * digits of a real client are no title id.
 */
export const titleOfClient = (client: string): string | null => {
  const hex = /^[0-9a-f]{8}$/i.exec(client)?.[0];
  if (hex !== undefined) return titleIdFromHex(hex);
  return /^[0-9]{9,10}$/.test(client) ? client : null;
};
