import {
  type AccountInfo,
  AuthError,
  type AuthenticationResult,
  type INetworkModule,
  PublicClientApplication,
} from '@azure/msal-node';
import { type Clock, systemClock } from '../../client/clock.ts';
import { SignInTrouble } from '../../client/sign-in/trouble.ts';
import type { Transport } from '../../client/transport.ts';
import type { Hosts } from '../../protocol/hosts.ts';
import { explainOauth, explainSignIn } from '../../protocol/sign-in-trouble.ts';
import type { Cell } from './cell.ts';
import type { Microsoft, MicrosoftAccount } from './microsoft-account.ts';
import { createFlows, orAborted, SCOPES } from './microsoft-flows.ts';
import { AUTHORITY_ORIGIN, explanationOf, msalNetwork } from './msal-network.ts';

/** Personal accounts alone: no other has an Xbox profile. */
const AUTHORITY = `${AUTHORITY_ORIGIN}/consumers`;

/** Microsoft's identity platform, through Microsoft's own library. */
export const createMicrosoft = (parts: {
  hosts: Hosts;
  transport: Transport;
  /** Shows a page in the system's browser. Rejects where there is none. */
  openPage: (url: string) => Promise<void>;
  notice: (text: string) => void;
  clock?: Clock;
}): Microsoft => {
  const { clock = systemClock } = parts;
  const flows = createFlows({ ...parts, clock });
  const networkUntil = (signal: AbortSignal) => msalNetwork({ ...parts, clock }, signal);

  const signedIn = async (
    result: AuthenticationResult | null,
    options: { clientId: string; cell: Cell },
  ): Promise<MicrosoftAccount> => {
    const homeAccountId = result?.account?.homeAccountId;
    if (!homeAccountId) throw new SignInTrouble(explainSignIn('sign-in-not-understood'));
    return known({ ...options, homeAccountId });
  };

  const known: Microsoft['known'] = ({ clientId, homeAccountId, cell }) => {
    const client = clientFor(clientId, cell, networkUntil(new AbortController().signal));
    return {
      homeAccountId,
      ticket: async (fresh) => {
        try {
          const account = await client.getTokenCache().getAccountByHomeId(homeAccountId);
          if (!account) throw new SignInTrouble(explainSignIn('secrets-lost'));
          return `d=${(await silently(client, account, fresh)).accessToken}`;
        } catch (error) {
          throw troubleOf(error);
        }
      },
    };
  };

  return {
    known,
    signIn: async (options) => {
      const { way, clientId, cell, signal } = options;
      const client = clientFor(clientId, cell, networkUntil(signal));
      try {
        return await signedIn(await orAborted(flows[way](client, options), signal), options);
      } catch (error) {
        throw troubleOf(error);
      }
    },
  };
};

const clientFor = (clientId: string, cell: Cell, networkClient: INetworkModule): PublicClientApplication =>
  new PublicClientApplication({
    auth: { clientId, authority: AUTHORITY },
    system: { networkClient, disableInternalRetries: true },
    cache: {
      cachePlugin: {
        beforeCacheAccess: async ({ tokenCache }) => {
          const kept = await cell.read();
          if (kept !== null) tokenCache.deserialize(kept);
        },
        afterCacheAccess: async ({ tokenCache, cacheHasChanged }) => {
          if (cacheHasChanged) await cell.write(tokenCache.serialize());
        },
      },
    },
  });

const silently = (client: PublicClientApplication, account: AccountInfo, forceRefresh: boolean) =>
  client.acquireTokenSilent({ account, scopes: SCOPES, forceRefresh });

/** In words for the user; the library's own say nothing to him. */
const troubleOf = (error: unknown): unknown => {
  if (error instanceof SignInTrouble) return error;
  if (!(error instanceof AuthError)) return error;
  const { errorCode, errorMessage } = error;
  return new SignInTrouble(
    explanationOf(error) ?? explainOauth({ error: errorCode, description: errorMessage }),
  );
};
