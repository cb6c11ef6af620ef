import type { Accounts } from '../accounts/accounts.ts';
import type { Handlers } from './main-side.ts';

type AccountHandlers = Pick<Handlers, Extract<keyof Handlers, `accounts.${string}`>>;

/** The commands of the Players page about real players. */
export const createAccountHandlers = (
  accounts: Accounts,
  system: { openSignInPage: () => Promise<void>; pasteText: () => Promise<string> },
): AccountHandlers => ({
  'accounts.sign-in': ({ way, sandbox }) => {
    accounts.signIn(way, sandbox);
    return null;
  },
  'accounts.sign-in-cancel': () => {
    accounts.cancelSignIn();
    return null;
  },
  'accounts.sign-in-page': async () => {
    await system.openSignInPage();
    return null;
  },
  'accounts.trouble-dismiss': () => {
    accounts.dismissTrouble();
    return null;
  },
  'accounts.aside-dismiss': () => {
    accounts.dismissAside();
    return null;
  },
  'accounts.paste': async ({ header, ...given }) => {
    const xuid = await accounts.paste({ ...given, header: header ?? (await system.pasteText()) });
    return { xuid };
  },
  'accounts.sign-out': async ({ xuid }) => {
    await accounts.signOut(xuid);
    return null;
  },
  'accounts.sandbox': async ({ xuid, sandbox }) => {
    await accounts.useSandbox(xuid, sandbox);
    return null;
  },
  'accounts.client-id': async ({ clientId }) => {
    await accounts.useClient(clientId);
    return null;
  },
  'accounts.keep-anyway': async ({ yes }) => {
    await accounts.keepAnyway(yes);
    return null;
  },
});
