import type { Player } from '../players.ts';
import { LIFETIME } from './tokens.ts';

/** The tenant of all personal Microsoft accounts. [docs] */
const CONSUMERS = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** An account's object id: 16 hex digits behind zeros, as those of personal accounts are. [docs] */
const objectId = (xuid: string): string => {
  const hex = BigInt(xuid).toString(16).padStart(16, '0');
  return `00000000-0000-0000-${hex.slice(0, 4)}-${hex.slice(4)}`;
};

/** What an ID token of Microsoft's identity platform says of a personal account. [docs] */
export const idClaims = (about: {
  player: Player;
  client: string;
  nonce: string | null;
  issuer: string;
  now: number;
}): object => {
  const { player, client, nonce, issuer, now } = about;
  const seconds = Math.floor(now / 1_000);
  return {
    ver: '2.0',
    iss: `${issuer}/${CONSUMERS}/v2.0`,
    sub: `emulator-${player.xuid}`,
    aud: client,
    exp: seconds + LIFETIME.msa / 1_000,
    iat: seconds,
    nbf: seconds,
    name: player.gamertag,
    preferred_username: `${player.xuid}@players.example`,
    oid: objectId(player.xuid),
    tid: CONSUMERS,
    ...(nonce !== null && { nonce }),
  };
};

/** `client_info`, which Microsoft's libraries ask for to name an account by. Their source */
export const clientInfo = (xuid: string): string =>
  Buffer.from(JSON.stringify({ uid: objectId(xuid), utid: CONSUMERS })).toString('base64url');
