import { z } from 'zod';
import { isClientId, isSandboxId } from '../../protocol/ids.ts';
import { Explanation } from '../activation/activation.ts';

/** RETAIL, XDKS.1 and the like. */
export const SandboxId = z.string().refine(isSandboxId, 'is no name of a sandbox');

/** The token that signs an account's calls, as far as the window is told of it: never the token itself. */
const TokenState = z.discriminatedUnion('state', [
  /** Not needed yet in this run, or not since the last one was over. */
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('renewing') }),
  /** `until` is ISO 8601, UTC; null where a pasted token does not say. */
  z.object({ state: z.literal('good'), until: z.string().nullable() }),
  z.object({ state: z.literal('trouble'), explanation: Explanation }),
]);

/** A real player's identity on Xbox Live: a Microsoft account that is signed in here, or a pasted token. */
export const Account = z.object({
  xuid: z.string(),
  gamertag: z.string(),
  kind: z.enum(['microsoft', 'token']),
  /** Null: a pasted token that does not say. */
  sandbox: SandboxId.nullable(),
  /** It is in the vault, and so there at the next start. */
  kept: z.boolean(),
  token: TokenState,
  /** Does its token name a title, as the session directory is said to ask? Null: it is not told, or not there yet. */
  titled: z.boolean().nullable(),
  /** What its token says, or was said with it, as names and values; never the token. */
  claims: z.array(z.tuple([z.string(), z.string()])),
});
export type Account = z.infer<typeof Account>;

export const SignInWay = z.enum(['browser', 'device-code']);
export type SignInWay = z.infer<typeof SignInWay>;

/** The sign-in that is under way. */
export const SignIn = z.object({
  way: SignInWay,
  /** `waiting` for the user, in the browser; `finishing` is between his yes and the account. */
  state: z.enum(['starting', 'waiting', 'finishing']),
  /** For a device code: what is to be typed on `page`. */
  userCode: z.string().nullable(),
  /** The page in the browser, to open it again. */
  page: z.string().nullable(),
  /** Until when it waits; ISO 8601, UTC. */
  until: z.string().nullable(),
});
export type SignIn = z.infer<typeof SignIn>;

/** As which program players sign in: the GUID of an app registration, or the 16 hex digits of a title. */
export const ClientId = z.string().refine(isClientId, 'is neither an app registration’s ID nor a title’s');

export const AccountsState = z.object({
  accounts: z.array(Account),
  /** Null when none is under way. */
  signIn: SignIn.nullable(),
  /** How the last sign-in ended, when it did not end well; till the next begins or it is dismissed. */
  trouble: Explanation.nullable(),
  clientId: z.string().nullable(),
  /** The system's store of secrets: a real one, one that only obscures (Linux without a keyring), or none. */
  vault: z.enum(['secure', 'weak', 'none']),
  /** The user said yes to a weak one. */
  keepAnyway: z.boolean(),
  /** Where the file of secrets is now that could not be opened in this run; null where there is none, or it is dismissed. */
  vaultAside: z.string().nullable(),
});
export type AccountsState = z.infer<typeof AccountsState>;
