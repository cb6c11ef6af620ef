import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { Xuid } from '../../protocol/ids.ts';
import { ProofKey } from './request-signature.ts';

const Claims = z.discriminatedUnion('use', [
  z.object({ use: z.literal('device'), did: z.string(), key: ProofKey.optional() }),
  z.object({ use: z.literal('title'), tid: z.string().nullable() }),
  z.object({ use: z.literal('user'), xuid: Xuid }),
  z.object({
    use: z.literal('xsts'),
    rp: z.string(),
    sandbox: z.string(),
    xuid: Xuid.nullable(),
    /** Whether a title token was part of it. */
    titled: z.boolean(),
    /** The title, where the client that signed in names one. Decimal. */
    tid: z.string().nullable(),
    /** Of the device: whoever calls with the token signs with it. */
    key: ProofKey.optional(),
  }),
  z.object({ use: z.literal('msa'), xuid: Xuid, client: z.string() }),
  z.object({ use: z.literal('refresh'), xuid: Xuid, client: z.string() }),
]);
export type Claims = z.infer<typeof Claims>;
export type ClaimsOf<Use extends Claims['use']> = Extract<Claims, { use: Use }>;

/** `exp` is in seconds, as every JWT's. */
const Payload = z.object({ exp: z.number(), claims: Claims });

const DAY = 24 * 60 * 60 * 1_000;
/** Milliseconds. [wire] for the service's own; a Microsoft account's are those of a live.com title. */
export const LIFETIME: Record<Claims['use'], number> = {
  device: 14 * DAY,
  title: 14 * DAY,
  user: 14 * DAY,
  xsts: 16 * 60 * 60 * 1_000,
  msa: 60 * 60 * 1_000,
  refresh: 90 * DAY,
};

/** Why a token is not taken, for the log. */
export type Unfit = { readonly because: string };

export type Tokens = {
  /** Any claims as a JWT, for whom they are told to. */
  sealed(payload: object): string;
  /** @param readable what stands in it beside our own claims, for whoever reads the token as the service's are */
  make(claims: Claims, now: number, readable?: object): string;
  /** What a token says and until when, milliseconds since 1970; or why it is not taken. */
  read<Use extends Claims['use']>(use: Use, token: string, now: number): Read<Use> | Unfit;
};
type Read<Use extends Claims['use']> = { readonly claims: ClaimsOf<Use>; readonly expires: number };

/**
 * Tokens in the form of a JWT, signed with a secret of the emulator: nothing is kept for them, and one that is
 * saved with the state stays good over a restart.
 */
export const createTokens = (secret: string): Tokens => {
  const sign = (text: string): string => createHmac('sha256', secret).update(text).digest('base64url');
  const sealed = (payload: object): string => {
    const body = base64(payload);
    return `${HEADER}.${body}.${sign(`${HEADER}.${body}`)}`;
  };
  return {
    sealed,
    make: (claims, now, readable = {}) =>
      sealed({ exp: (now + LIFETIME[claims.use]) / 1_000, ...readable, claims }),
    read: (use, token, now) => {
      const [header, body, signature, ...more] = token.split('.');
      if (header !== HEADER || body === undefined || signature === undefined || more.length > 0)
        return { because: 'the token is none of this emulator' };
      const [given, wanted] = [Buffer.from(signature), Buffer.from(sign(`${HEADER}.${body}`))];
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted))
        return { because: 'the token is none of this emulator, or of an earlier run of it' };
      const { exp, claims } = Payload.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
      const expires = exp * 1_000;
      if (expires <= now) return { because: `the token expired at ${new Date(expires).toISOString()}` };
      if (!isFor(use, claims)) return { because: `the token is a ${claims.use} token, not a ${use} token` };
      return { claims, expires };
    },
  };
};

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = base64({ alg: 'HS256', typ: 'JWT' });

const isFor = <Use extends Claims['use']>(use: Use, claims: Claims): claims is ClaimsOf<Use> =>
  claims.use === use;
