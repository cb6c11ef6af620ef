import type { Players } from '../players.ts';
import type { Answer } from '../rules/answer.ts';
import { isVerifierOf } from './authorize.ts';
import { CODE_LIFETIME_S, type DeviceCodes, POLL_INTERVAL_S } from './device-codes.ts';
import { clientInfo, idClaims } from './id-token.ts';
import { LIFETIME, type Tokens } from './tokens.ts';

export type AccountParts = {
  readonly tokens: Tokens;
  readonly codes: DeviceCodes;
  readonly players: Players;
  readonly now: () => number;
  /** `http://127.0.0.1:PORT` */
  readonly url: () => string;
};

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

/** The device authorization of RFC 8628, as live.com and Microsoft's identity platform speak it. */
export const beginDeviceCode = ({ codes, now, url }: AccountParts, form: URLSearchParams): Answer => {
  const client = form.get('client_id');
  if (!client) return failure('invalid_request', "The field 'client_id' is missing.");
  const { userCode, deviceCode } = codes.begin(client, now());
  const verification = `${url()}/link`;
  return {
    status: 200,
    json: {
      user_code: userCode,
      device_code: deviceCode,
      verification_uri: verification,
      expires_in: CODE_LIFETIME_S,
      interval: POLL_INTERVAL_S,
      message: `Complete the sign-in ${userCode} in the emulator: ${verification} says how.`,
    },
  };
};

/** The token endpoint: polled with a device code until that is completed, or asked with a browser's code or a refresh token. */
export const giveToken = (parts: AccountParts, form: URLSearchParams): Answer => {
  switch (form.get('grant_type')) {
    case DEVICE_CODE:
    case 'device_code':
      return byDeviceCode(parts, form);
    case 'authorization_code':
      return byAuthorizationCode(parts, form);
    case 'refresh_token':
      return byRefreshToken(parts, form);
    default:
      return failure(
        'unsupported_grant_type',
        `The grant types are ${DEVICE_CODE}, authorization_code and refresh_token.`,
      );
  }
};

const byDeviceCode = (parts: AccountParts, form: URLSearchParams): Answer => {
  const deviceCode = form.get('device_code') ?? form.get('code') ?? '';
  const code = parts.codes.find(deviceCode, parts.now());
  if (!code || code.redirect)
    return failure('expired_token', 'The device code is unknown, was used, or has expired.');
  if (code.client !== form.get('client_id'))
    return failure('invalid_client', 'The device code was given to another client_id.');
  if (code.xuid === null) return failure('authorization_pending', 'Nobody has completed the sign-in yet.');
  parts.codes.take(deviceCode);
  if (code.xuid === false) return failure('authorization_declined', 'The sign-in was declined.');
  return granted(parts, code.xuid, code.client, form);
};

/** Each code once, by the program that asked for it: that one has the verifier. RFC 7636 */
const byAuthorizationCode = (parts: AccountParts, form: URLSearchParams): Answer => {
  const given = form.get('code') ?? '';
  const code = parts.codes.find(given, parts.now());
  if (!code?.redirect || !code.xuid)
    return failure('invalid_grant', 'The code is unknown, was used, or has expired.');
  parts.codes.take(given);
  if (code.client !== form.get('client_id'))
    return failure('invalid_grant', 'The code was given to another client_id.');
  if (code.redirect.uri !== form.get('redirect_uri'))
    return failure('invalid_grant', 'The redirect_uri is not the one that the sign-in began with.');
  if (!isVerifierOf(code.redirect, form.get('code_verifier') ?? ''))
    return failure('invalid_grant', 'The code_verifier does not fit the code_challenge.');
  return granted(parts, code.xuid, code.client, form, code.redirect.nonce);
};

const byRefreshToken = (parts: AccountParts, form: URLSearchParams): Answer => {
  const found = parts.tokens.read('refresh', form.get('refresh_token') ?? '', parts.now());
  if ('because' in found) return failure('invalid_grant', found.because);
  if (found.claims.client !== form.get('client_id'))
    return failure('invalid_grant', 'The refresh token was given to another client_id.');
  return granted(parts, found.claims.xuid, found.claims.client, form);
};

const granted = (
  { tokens, players, now, url }: AccountParts,
  xuid: string,
  client: string,
  form: URLSearchParams,
  nonce: string | null = null,
): Answer => {
  const player = players.ensure(xuid);
  const scope = form.get('scope') ?? 'XboxLive.signin XboxLive.offline_access';
  const claims = idClaims({ player, client, nonce, issuer: url(), now: now() });
  return {
    status: 200,
    json: {
      token_type: 'bearer',
      expires_in: LIFETIME.msa / 1_000,
      scope,
      access_token: tokens.make({ use: 'msa', xuid, client }, now()),
      refresh_token: tokens.make({ use: 'refresh', xuid, client }, now()),
      user_id: xuid,
      ...(/\bopenid\b/.test(scope) && { id_token: tokens.sealed(claims) }),
      ...(form.get('client_info') === '1' && { client_info: clientInfo(xuid) }),
    },
  };
};

/** RFC 6749: an error is a 400 with its code. */
const failure = (error: string, description: string): Answer => ({
  status: 400,
  json: { error, error_description: description },
  because: description,
});
