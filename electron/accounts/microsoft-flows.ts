import { randomBytes } from 'node:crypto';
import {
  type AuthenticationResult,
  CryptoProvider,
  PromptValue,
  type PublicClientApplication,
  ResponseMode,
} from '@azure/msal-node';
import type { Clock } from '../../client/clock.ts';
import { SignInTrouble } from '../../client/sign-in/trouble.ts';
import type { Hosts } from '../../protocol/hosts.ts';
import { explainOauth, explainSignIn } from '../../protocol/sign-in-trouble.ts';
import type { SignInWay } from './account.ts';
import { atHost } from './msal-network.ts';
import { listenForRedirect } from './redirect.ts';
import { isSignInPage } from './sign-in-page.ts';
import type { SignInTold } from './signing.ts';

/** As Microsoft's own tools for Xbox developers ask for, with this library's sister (`MsalAuthContext`). [client] */
export const SCOPES = ['XboxLive.signin', 'XboxLive.offline_access'];
/** A person may have to look for his password; a page that was closed is never told of. */
const BROWSER_WITHIN_MS = 10 * 60_000;

/** One way from a person to tokens. Rejects with the library's errors, or a `SignInTrouble`. */
export type Flow = (
  client: PublicClientApplication,
  options: { signal: AbortSignal; tell: (told: SignInTold) => void },
) => Promise<AuthenticationResult | null>;

export const createFlows = (parts: {
  hosts: Hosts;
  /** Shows a page in the system's browser. Rejects where there is none. */
  openPage: (url: string) => Promise<void>;
  notice: (text: string) => void;
  clock: Clock;
}): Record<SignInWay, Flow> => {
  const { hosts, openPage, notice, clock } = parts;

  const byBrowser: Flow = async (client, { signal, tell }) => {
    const state = randomBytes(24).toString('base64url');
    const { verifier, challenge } = await new CryptoProvider().generatePkceCodes();
    const redirect = await listenForRedirect(state);
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

  const byDeviceCode: Flow = async (client, { signal, tell }) => {
    const request = {
      scopes: SCOPES,
      cancel: false,
      deviceCodeCallback: (code: { userCode: string; verificationUri: string; expiresIn: number }) =>
        tell({
          state: 'waiting',
          userCode: code.userCode,
          page: isSignInPage(code.verificationUri, hosts) ? code.verificationUri : null,
          until: new Date(clock.now() + code.expiresIn * 1000).toISOString(),
        }),
    };
    // It asks its server again and again, and looks at this in between.
    signal.addEventListener('abort', () => {
      request.cancel = true;
    });
    return client.acquireTokenByDeviceCode(request);
  };

  return { browser: byBrowser, 'device-code': byDeviceCode };
};

/** The library does not stop at once: whoever called it off need not wait for that. */
export const orAborted = async <T>(work: Promise<T>, signal: AbortSignal): Promise<T> => {
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
