/** What the four steps of Xbox Live's sign-in are asked: bodies of their POSTs, keys as in the capture. [wire] */

/** The audience of user, device and title tokens: the next step. */
const NEXT_STEP = 'http://auth.xboxlive.com';
/** The audience of the token that the session directory takes. */
const XBOX_LIVE = 'http://xboxlive.com';
const SITE = 'user.auth.xboxlive.com';

/** The public half of a proof key, as a JSON Web Key. [docs] */
export type ProofJwk = {
  readonly use: 'sig';
  readonly alg: 'ES256';
  readonly kty: 'EC';
  readonly crv: 'P-256';
  /** 32 bytes each, base64url. */
  readonly x: string;
  readonly y: string;
};

/** `d=` and an access token for a client that Microsoft's identity platform knows, `t=` for a title of live.com. */
export type RpsTicket = `d=${string}` | `t=${string}`;

const asked = <Properties extends object>(Properties: Properties, RelyingParty = NEXT_STEP) =>
  JSON.stringify({ RelyingParty, TokenType: 'JWT', Properties });

export const userTokenRequest = (ticket: RpsTicket): string =>
  asked({ AuthMethod: 'RPS', SiteName: SITE, RpsTicket: ticket });

/**
 * A device that proves nothing but that it holds its key, as in every public client that is not Microsoft's
 * (go-xsapi, gophertunnel, prismarine-auth). `id`: a GUID, in braces and upper case for `Win32`. `version`: of its
 * system, as `10.0.19045`.
 */
export const deviceTokenRequest = (device: {
  id: string;
  type: string;
  version: string;
  key: ProofJwk;
}): string =>
  asked({
    AuthMethod: 'ProofOfPossession',
    Id: device.id,
    DeviceType: device.type,
    Version: device.version,
    ProofKey: device.key,
  });

/** The title is that of the client which signed in on live.com; no other kind of ticket is a title's. [community] */
export const titleTokenRequest = (ticket: `t=${string}`, deviceToken: string, key: ProofJwk): string =>
  asked({ AuthMethod: 'RPS', SiteName: SITE, RpsTicket: ticket, DeviceToken: deviceToken, ProofKey: key });

/**
 * User's and title's token in one, as gophertunnel and prismarine-auth ask for them; names in their own spelling.
 * @param given.appId what the ticket was got with
 */
export const sisuRequest = (
  ticket: `t=${string}`,
  given: { appId: string; device: string; sandbox: string; key: ProofJwk },
): string =>
  JSON.stringify({
    AccessToken: ticket,
    AppId: given.appId,
    DeviceToken: given.device,
    Sandbox: given.sandbox,
    UseModernGamertag: true,
    SiteName: SITE,
    RelyingParty: XBOX_LIVE,
    ProofKey: given.key,
  });

export const xstsTokenRequest = (tokens: {
  user: string;
  device: string;
  title: string | null;
  sandbox: string;
}): string =>
  asked(
    {
      UserTokens: [tokens.user],
      DeviceToken: tokens.device,
      ...(tokens.title !== null && { TitleToken: tokens.title }),
      SandboxId: tokens.sandbox,
    },
    XBOX_LIVE,
  );
