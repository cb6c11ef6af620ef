import { z } from 'zod';
import { isXuid } from './ids.ts';
import { cutText, visibleText } from './visible-text.ts';

/** What of a token's claims is shown: the others say nothing to a person, or are secrets themselves. */
export type ClaimName =
  | 'xuid'
  | 'gamertag'
  | 'sandbox'
  | 'title'
  | 'user-hash'
  | 'device'
  | 'audience'
  | 'age-group'
  | 'privileges'
  | 'restrictions'
  | 'not-before'
  | 'expires';

export type TokenClaims = {
  /** `encrypted` is a JWE, which only the services can open; `opaque` is no web token at all. Both say nothing. */
  form: 'readable' | 'encrypted' | 'opaque';
  xuid: string | null;
  gamertag: string | null;
  sandbox: string | null;
  /** ISO 8601; null where the token does not say. */
  expires: string | null;
  /** In the order in which they are shown; values as they stand in the token, times as ISO 8601. */
  shown: [ClaimName, string][];
};

const Text = z.string().min(1).max(2_000).optional().catch(undefined);
/** Seconds since 1970, at most the year 9999. */
const Time = z.number().min(0).max(253_402_300_799).optional().catch(undefined);
const part = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).optional().catch(undefined);
const User = z.object({ xid: Text, gtg: Text, uhs: Text, agg: Text, prv: Text, usr: Text });

/** Names of the claims as Microsoft's sample service reads them (ATG, XstsClientToken). */
const Claims = z.object({
  xui: z.array(User.catch({})).optional().catch(undefined),
  xti: part({ tid: Text }),
  xdi: part({ dty: Text }),
  sbx: Text,
  aud: Text,
  nbf: Time,
  exp: Time,
});

const silent = (form: 'encrypted' | 'opaque'): TokenClaims => ({
  form,
  xuid: null,
  gamertag: null,
  sandbox: null,
  expires: null,
  shown: [],
});

/**
 * What a token says of itself, unproved: nobody here can check its signature, the services do. XSTS tokens for
 * Xbox Live are encrypted as a rule; those of development tools and of the emulator are readable.
 * @param userHash which of the token's users is meant
 */
export const claimsOf = ({ token, userHash }: { token: string; userHash: string }): TokenClaims => {
  const parts = token.split('.');
  const header = jsonIn(parts[0]);
  if (parts.length === 5 && header !== null) return silent('encrypted');
  const payload = parts.length === 3 && header !== null ? jsonIn(parts[1]) : null;
  const read = Claims.safeParse(payload);
  if (!read.success) return silent('opaque');
  const { xui = [], xti, xdi, sbx, aud, nbf, exp } = read.data;
  const user = xui.find(({ uhs }) => uhs === userHash) ?? (xui.length === 1 ? xui[0] : undefined);
  const xuid = user?.xid !== undefined && isXuid(user.xid) ? user.xid : undefined;
  const expires = isoOf(exp);
  const all: [ClaimName, string | undefined][] = [
    ['xuid', xuid],
    ['gamertag', user?.gtg],
    ['sandbox', sbx],
    ['title', xti?.tid],
    ['device', xdi?.dty],
    ['audience', aud],
    ['age-group', user?.agg],
    ['privileges', user?.prv],
    ['restrictions', user?.usr],
    ['not-before', isoOf(nbf)],
    ['expires', expires],
  ];
  return {
    form: 'readable',
    xuid: xuid ?? null,
    gamertag: user?.gtg === undefined ? null : shownText(user.gtg),
    sandbox: sbx ?? null,
    expires: expires ?? null,
    shown: shownOf(all),
  };
};

/**
 * The same of a token that Xbox Live gave: it tells of the user beside the token, which itself is encrypted as a rule.
 * @param title decimal; null where no title token was part of it, or its id is not known
 */
export const claimsOfReply = (user: unknown, title: string | null): [ClaimName, string][] => {
  const { xid, gtg, uhs, agg, prv, usr } = User.catch({}).parse(user);
  return shownOf([
    ['xuid', xid],
    ['gamertag', gtg],
    ['title', title ?? undefined],
    ['user-hash', uhs],
    ['age-group', agg],
    ['privileges', prv],
    ['restrictions', usr],
  ]);
};

const shownOf = (all: readonly [ClaimName, string | undefined][]): [ClaimName, string][] =>
  all.flatMap(([name, value]) => (value === undefined ? [] : [[name, shownText(value)]]));

const isoOf = (seconds: number | undefined): string | undefined =>
  seconds === undefined ? undefined : new Date(seconds * 1_000).toISOString();

const shownText = (text: string): string => cutText(visibleText(text), 200);

/** The object in a part of a web token; null where there is none. */
const jsonIn = (part = ''): object | null => {
  try {
    const bytes = Uint8Array.from(atob(part.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
      one.charCodeAt(0),
    );
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
};
