import { randomBytes } from 'node:crypto';
import {
  type AccountInfo,
  AuthError,
  type AuthenticationResult,
  CryptoProvider,
  type INetworkModule,
  PromptValue,
  PublicClientApplication,
  ResponseMode,
} from '@azure/msal-node';
import { type Clock, systemClock } from '../../client/clock.ts';
import { SignInTrouble } from '../../client/sign-in/trouble.ts';
import type { Transport } from '../../client/transport.ts';
import type { Hosts } from '../../protocol/hosts.ts';
import { explainOauth, explainSignIn } from '../../protocol/sign-in-trouble.ts';
import type { SignInWay } from './account.ts';
import type { Cell } from './cell.ts';
import { AUTHORITY_ORIGIN, atHost, explanationOf, msalNetwork } from './msal-network.ts';
import { listenForRedirect } from './redirect.ts';
import type { SignInTold } from './signing.ts';

/** Personal accounts alone: no other has an Xbox profile. */
const AUTHORITY = `${AUTHORITY_ORIGIN}/consumers`;
/** As Microsoft's own tools for Xbox developers ask for, with this library's sister (`MsalAuthContext`). [client] */
const SCOPES = ['XboxLive.signin', 'XboxLive.offline_access'];
/** A person may have to look for his password; a page that was closed is never told of. */
const BROWSER_WITHIN_MS = 10 * 60_000;

/** A Microsoft account that was signed in to. */
export type MicrosoftAccount = {
  /** Which one it is in its cell. */
  homeAccountId: string;
  /** An access token for Xbox Live; `fresh`: not one of before. Rejects with `SignInTrouble`. */
  accessToken(fresh: boolean): Promise<string>;
};

export type Microsoft = {
  /** Rejects with `SignInTrouble`, also when the signal aborts. */
  signIn(options: {
    way: SignInWay;
    clientId: string;
    cell: Cell;
    signal: AbortSignal;
    tell: (told: SignInTold) => void;
  }): Promise<MicrosoftAccount>;
  /** One whose tokens are in this cell. */
  known(account: { clientId: string; homeAccountId: string; cell: Cell }): MicrosoftAccount;
};

/** Microsoft's identity platform, through Microsoft's own library. */
export const createMicrosoft = (parts: {
  hosts: Hosts;
  transport: Transport;
  /** Shows a page in the system's browser. Rejects where there is none. */
  openPage: (url: string) => Promise<void>;
  notice: (text: string) => void;
  clock?: Clock;
}): Microsoft => {
  const { hosts, openPage, notice, clock = systemClock } = parts;

  const signedIn = async (
    result: AuthenticationResult | null,
    options: { clientId: string; cell: Cell },
  ): Promise<MicrosoftAccount> => {
    const homeAccountId = result?.account?.homeAccountId;
    if (!homeAccountId) throw new SignInTrouble(explainSignIn('sign-in-not-understood'));
    return known({ ...options, homeAccountId });
  };

  const known: Microsoft['known'] = ({ clientId, homeAccountId, cell }) => {
    const client = clientFor(clientId, cell, msalNetwork(parts, new AbortController().signal));
    return {
      homeAccountId,
      accessToken: async (fresh) => {
        try {
          const account = await client.getTokenCache().getAccountByHomeId(homeAccountId);
          if (!account) throw new SignInTrouble(explainSignIn('secrets-lost'));
          return (await silently(client, account, fresh)).accessToken;
        } catch (error) {
          throw troubleOf(error);
        }
      },
    };
  };

  const byBrowser = async (client: PublicClientApplication, options: SignInOptions) => {
    const state = randomBytes(24).toString('base64url');
    const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
    const redirect = await listenForRedirect(state);
    const { signal, tell } = options;
    try {
      const request = { scopes: SCOPES, redirectUri: redirect.uri };
      const url = await client.getAuthCodeUrl({
        ...request,
        state,
        responseMode: ResponseMode.FORM_POST,
        codeChallenge: challenge,
        codeChallengeMethod: 'S256',
        // Several test accounts side by side: which one is chosen each time.
        prompt: PromptValue.SELECT_ACCOUNT,
      });
      const page = atHost(url, hosts);
      tell({ state: 'waiting', page, until: new Date(clock.now() + BROWSER_WITHIN_MS).toISOString() });
      // Its address is shown as well: without a browser here, there may be another that reaches this machine.
      openPage(page).catch((error: unknown) => notice(`accounts  no browser was opened: ${String(error)}`));
      const redirected = await inTime(redirect.answer, clock, signal);
      if ('error' in redirected) throw new SignInTrouble(explainOauth(redirected));
      tell({ state: 'finishing', page: null, until: null });
      return await client.acquireTokenByCode({ ...request, code: redirected.code, codeVerifier: verifier });
    } finally {
      redirect.close();
    }
  };

  const byDeviceCode = async (client: PublicClientApplication, { signal, tell }: SignInOptions) => {
    const request = {
      scopes: SCOPES,
      cancel: false,
      deviceCodeCallback: (code: { userCode: string; verificationUri: string; expiresIn: number }) =>
        tell({
          state: 'waiting',
          userCode: code.userCode,
          page: isPage(code.verificationUri, hosts) ? code.verificationUri : null,
          until: new Date(clock.now() + code.expiresIn * 1000).toISOString(),
        }),
    };
    // It asks its server again and again, and looks at this in between.
    signal.addEventListener('abort', () => {
      request.cancel = true;
    });
    return client.acquireTokenByDeviceCode(request);
  };

  return {
    known,
    signIn: async (options) => {
      const { way, clientId, cell, signal } = options;
      const client = clientFor(clientId, cell, msalNetwork(parts, signal));
      try {
        const flow = way === 'browser' ? byBrowser : byDeviceCode;
        return await signedIn(await orAborted(flow(client, options), signal), options);
      } catch (error) {
        throw troubleOf(error);
      }
    },
  };
};
type SignInOptions = Parameters<Microsoft['signIn']>[0];

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

/** What a browser may be sent to: a page of the web, or of where the hosts were put for a test. */
const isPage = (url: string, hosts: Hosts): boolean =>
  URL.canParse(url) && (new URL(url).protocol === 'https:' || new URL(url).origin === hosts.microsoft);

/** In words for the user; the library's own say nothing to him. */
const troubleOf = (error: unknown): unknown => {
  if (error instanceof SignInTrouble) return error;
  if (!(error instanceof AuthError)) return error;
  const { errorCode, errorMessage } = error;
  return new SignInTrouble(
    explanationOf(error) ?? explainOauth({ error: errorCode, description: errorMessage }),
  );
};

/** The library does not stop at once: whoever called it off need not wait for that. */
const orAborted = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
  let abort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(new SignInTrouble(explainSignIn('sign-in-cancelled')));
  });
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
};

/** What the browser brings, or that it brings nothing. */
const inTime = async <T>(answer: Promise<T>, clock: Clock, signal: AbortSignal): Promise<T> => {
  let stop = (): void => undefined;
  const late = new Promise<never>((_, reject) => {
    stop = clock.setTimer(BROWSER_WITHIN_MS, () =>
      reject(new SignInTrouble(explainSignIn('browser-silent'))),
    );
  });
  try {
    return await orAborted(Promise.race([answer, late]), signal);
  } finally {
    stop();
  }
};
