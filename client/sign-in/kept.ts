import { z } from 'zod';
import { Xuid } from '../../protocol/ids.ts';
import { KeptKey } from './proof-key.ts';

/** A token and how long it is good, milliseconds since 1970 of the service's clock. */
const KeptToken = z.object({ token: z.string(), until: z.number() });
export type KeptToken = z.infer<typeof KeptToken>;

/** One device for all accounts of this program: the same from run to run, where the vault keeps it. */
export const KeptDevice = z.object({ id: z.string(), key: KeptKey, token: KeptToken.nullable() });
export type KeptDevice = z.infer<typeof KeptDevice>;

/** The token that the services take. */
export const XstsToken = KeptToken.extend({
  sandbox: z.string(),
  userHash: z.string(),
  xuid: Xuid,
  gamertag: z.string().nullable(),
  /** It names a title. None did before titles could sign in. */
  titled: z.boolean().default(false),
  /** What the service told with it, as names and values. */
  claims: z.array(z.tuple([z.string(), z.string()])).default([]),
});
export type XstsToken = z.infer<typeof XstsToken>;

/** `id`: of the title, decimal. */
const TitleToken = KeptToken.extend({ id: z.string() });
export type TitleToken = z.infer<typeof TitleToken>;

/** What a Microsoft account was exchanged for; the title's where the ticket was one. */
const Grant = z.object({ user: KeptToken, title: TitleToken.nullable() });
export type Grant = z.infer<typeof Grant>;

/** What one account holds beside Microsoft's own tokens. All of it can be had again from those. */
export const KeptTokens = z.object({
  /** `x` of the device's key, which the tokens are bound to. */
  key: z.string(),
  grant: Grant.nullable(),
  /** One a sandbox. */
  xsts: z.array(XstsToken),
});
export type KeptTokens = z.infer<typeof KeptTokens>;
