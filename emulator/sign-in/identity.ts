import { createHash } from 'node:crypto';
import { isXuid } from '../../protocol/ids.ts';
import type { Players } from '../players.ts';
import { NO_ACCESS, refuse } from '../rules/answer.ts';
import type { Who } from '../rules/stored.ts';
import { titleOf } from '../title.ts';
import type { ProofKey } from './request-signature.ts';
import type { Tokens, Unfit } from './tokens.ts';

/** Who calls, as his authorization says. */
export type Caller = {
  readonly xuid: string;
  /** Null: whatever the session's service configuration is of. */
  readonly titleId: string | null;
  /** The sandbox that he is signed in to; null: any. */
  readonly sandbox: string | null;
  /** A token without a title, which the service does not take. */
  readonly untitled: boolean;
  /** A title's own server, which is no player. */
  readonly server?: true;
  /** What a signature of his calls must be made with. */
  readonly key?: ProofKey;
};

export type ConfigurationRef = { readonly scid: string; readonly templateName?: string };

export type Identity = {
  /** Reads an Authorization header. Never throws. */
  callerOf(authorization: string | undefined): Caller | Unfit;
  /**
   * Who asks of a session in this service configuration; an unknown xuid becomes a player (with `--strict`
   * `callerOf` has refused it). Throws a `Refusal`, 403, for a caller who may use
   * nothing in it: wrong sandbox, wrong title, no privilege; 404 for a configuration or template that nobody
   * set up, when strict.
   */
  whoIs(caller: Caller, ref: ConfigurationRef): Who;
};

const DEVELOPMENT = /^XBL3\.0\s+x=([0-9]{1,20});beckon$/i;
/** No user, as in a token of a title's server. */
const DEVELOPMENT_SERVER = /^XBL3\.0\s+x=-;beckon$/i;
const NO_USER = '0';
const TOKEN = /^XBL3\.0\s+x=([^;\s]+);(\S+)$/i;
const NONE: Unfit = { because: 'no authorization' };
const MOST_KEPT = 10_000;
/** The one audience whose tokens the session directory takes. */
export const XBOX_LIVE = 'http://xboxlive.com';

export type IdentityParts = {
  readonly players: Players;
  readonly tokens: Tokens;
  readonly now: () => number;
  readonly strict: boolean;
  /** The sandbox that a service configuration is published to; undefined: any. */
  readonly sandboxOf: (scid: string) => string | undefined;
  readonly isSetUp: (ref: ConfigurationRef) => boolean;
};

export const createIdentity = ({
  players,
  tokens,
  now,
  strict,
  sandboxOf,
  isSetUp,
}: IdentityParts): Identity => {
  /** A client sends the same header for hours: read once. */
  const known = new Map<string, { caller: Caller; expires: number }>();

  const read = (authorization: string): { caller: Caller; expires: number } | Unfit => {
    if (DEVELOPMENT_SERVER.test(authorization)) return { caller: SERVER, expires: Infinity };
    const xuid = DEVELOPMENT.exec(authorization)?.[1];
    if (xuid !== undefined)
      return isXuid(xuid)
        ? { caller: { xuid, titleId: null, sandbox: null, untitled: false }, expires: Infinity }
        : { because: `${xuid} is no xuid` };
    const [, hash, token] = TOKEN.exec(authorization) ?? [];
    if (hash === undefined || token === undefined)
      return { because: "the authorization is not of the form 'XBL3.0 x=<user hash>;<token>'" };
    const found = tokens.read('xsts', token, now());
    if ('because' in found) return found;
    const { claims, expires } = found;
    if (claims.rp !== XBOX_LIVE) return { because: `the token is for ${claims.rp}, not for ${XBOX_LIVE}` };
    if (claims.xuid === null) return { because: 'the token names no user' };
    if (hash !== userHash(claims.xuid)) return { because: 'the user hash is not that of the token' };
    const { xuid: user, sandbox, tid: titleId, titled, key } = claims;
    return { caller: { xuid: user, titleId, sandbox, untitled: !titled, ...(key && { key }) }, expires };
  };

  return {
    callerOf: (authorization) => {
      if (authorization === undefined) return NONE;
      let entry = known.get(authorization);
      if (!entry || entry.expires <= now()) {
        const fresh = read(authorization);
        known.delete(authorization);
        if ('because' in fresh) return fresh;
        if (known.size >= MOST_KEPT) known.clear();
        known.set(authorization, fresh);
        entry = fresh;
      }
      if (strict && !entry.caller.server && !players.get(entry.caller.xuid))
        return { because: `${entry.caller.xuid} is no player here, and --strict adds none` };
      return entry.caller;
    },
    whoIs: (caller, ref) => {
      const { scid, templateName } = ref;
      if (strict && !isSetUp(ref))
        refuse(
          404,
          templateName === undefined
            ? `The service configuration '${scid}' is not set up for sessions.`
            : `The session template '${templateName}' of '${scid}' was not found.`,
        );
      if (caller.server) return { ...NOBODY, titleId: titleOf(scid) };
      const player = players.ensure(caller.xuid);
      const title = titleOf(scid);
      const sandbox = caller.sandbox ?? player.sandbox;
      const wanted = sandboxOf(scid);
      if (wanted !== undefined && sandbox !== null && sandbox !== wanted)
        refuse(403, WRONG_CONFIGURATION, `sandbox: ${caller.xuid} is in ${sandbox}, ${scid} in ${wanted}`);
      if (strict && caller.untitled)
        refuse(403, WRONG_CONFIGURATION, 'title: the token has no title claim (--strict)');
      if (strict && caller.titleId !== null && caller.titleId !== title)
        refuse(
          403,
          WRONG_CONFIGURATION,
          `title: the token is of ${caller.titleId}, ${scid} of ${title} (--strict)`,
        );
      if (!player.privileges.multiplayer)
        refuse(403, NO_ACCESS, `privilege: ${caller.xuid} lacks the multiplayer privilege`);
      return { ...player, titleId: caller.titleId ?? title };
    },
  };
};

const SERVER: Caller = { xuid: NO_USER, titleId: null, sandbox: null, untitled: false, server: true };
const NOBODY = { xuid: NO_USER, gamertag: '', deviceToken: '', followers: new Set<string>(), server: true };
const WRONG_CONFIGURATION = 'The service configuration is not accessible to the caller.';

/** The user hash of a player: a decimal string that follows from his xuid, and is not his xuid. */
export const userHash = (xuid: string): string =>
  String(BigInt(`0x${createHash('sha256').update(`user hash of ${xuid}`).digest('hex').slice(0, 15)}`));
