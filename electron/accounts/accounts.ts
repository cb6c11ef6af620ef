import type { AccountLine } from '../players/account-source.ts';
import type { Player } from '../players/player.ts';
import type { Account, AccountsState, SignIn, SignInWay } from './account.ts';
import { AccountError } from './account-error.ts';
import { type AccountsFile, type Kept, type KeptAccount, secretOf } from './accounts-file.ts';
import { PasteTrouble } from './paste-trouble.ts';
import type { Vault } from './vault.ts';

/** What signs one account's calls. A sandbox is part of its token, so another sandbox is another signing. */
export type Signing = {
  line(): AccountLine;
  token(): Account['token'];
  /** Drops what was good for the sandbox before; nobody signs in again. */
  useSandbox(sandbox: string): void;
  /** Nothing is signed any more. */
  stop(): void;
};

/** An account as it is held: what is kept of it, and what signs. */
export type Held = {
  account: KeptAccount;
  kept: boolean;
  signing: Signing;
};

export type SignInTold = Partial<Omit<SignIn, 'way'>>;

/** One way to sign in, made use of once. */
export type SignInRun = (options: {
  way: SignInWay;
  clientId: string;
  sandbox: string;
  signal: AbortSignal;
  tell: (told: SignInTold) => void;
}) => Promise<SignedIn>;

/** Who signed in; nothing of it is kept yet. */
export type SignedIn = {
  account: KeptAccount;
  /**
   * From now on its secrets are in the vault, or no longer. Resolves with whether they are on disk.
   * @param wasKept there are some of an earlier sign-in
   */
  keep(wasKept: boolean): Promise<boolean>;
  signing: Signing;
};

/** `xuid` null: the token, or Xbox Live, says whose it is. */
export type Paste = { header: string; xuid: string | null; keep: boolean };

export type Accounts = {
  state(): AccountsState;
  onState(listener: (state: AccountsState) => void): void;
  players(): Player[];
  onPlayers(listener: () => void): void;
  /** Rejects with `AccountError` for one that is not there. */
  line(xuid: string): Promise<AccountLine>;
  signIn(way: SignInWay, sandbox: string): void;
  cancelSignIn(): void;
  dismissTrouble(): void;
  /** Takes a token that the user has, and resolves with whose it is. Rejects with `PasteTrouble`. */
  paste(given: Paste): Promise<string>;
  signOut(xuid: string): Promise<void>;
  useSandbox(xuid: string, sandbox: string): Promise<void>;
  useClient(clientId: string | null): Promise<void>;
  keepAnyway(yes: boolean): Promise<void>;
};

const shown = ({ account, kept, signing }: Held): Account => ({
  xuid: account.xuid,
  gamertag: account.gamertag,
  kind: account.kind,
  sandbox: account.sandbox,
  kept,
  token: signing.token(),
  claims: account.kind === 'token' ? account.claims : [],
});

/** The accounts that are signed in, in the order in which they were. */
export const createAccounts = (parts: {
  file: AccountsFile;
  vault: Vault;
  /** Signs for an account that was kept, with what the vault has of it. */
  signingFor: (account: KeptAccount, changed: () => void) => Signing;
  signIn: SignInRun;
  paste: (given: Paste, changed: () => void) => Promise<SignedIn>;
  explain: (error: unknown) => AccountsState['trouble'];
}): Accounts => {
  const { file, vault, signingFor, explain } = parts;
  const kept = file.read();
  const stateListeners: ((state: AccountsState) => void)[] = [];
  const playerListeners: (() => void)[] = [];
  let { clientId, keepAnyway } = kept;
  let signIn: SignIn | null = null;
  let trouble: AccountsState['trouble'] = null;
  let underWay: AbortController | null = null;

  const state = (): AccountsState => ({
    accounts: held.map(shown),
    signIn,
    trouble,
    clientId,
    vault: vault.store(),
    keepAnyway,
  });
  const changed = (): void => {
    for (const listener of stateListeners) listener(state());
  };
  let held: Held[] = kept.accounts.map((account) => ({
    account,
    kept: true,
    signing: signingFor(account, changed),
  }));
  vault.onStore(changed);

  const find = (xuid: string): Held => {
    const found = held.find(({ account }) => account.xuid === xuid);
    if (found) return found;
    throw new AccountError('no-such-account', `The account ${xuid} is not signed in; sign in to it again.`);
  };
  const write = (): Promise<void> => {
    const next: Kept = {
      clientId,
      keepAnyway,
      accounts: held.filter((each) => each.kept).map(({ account }) => account),
    };
    return file.write(next);
  };
  const playersChanged = (): void => {
    for (const listener of playerListeners) listener();
    changed();
  };

  /** In the place of the one of the same xuid: a second sign-in of an account renews it. */
  const take = async ({ account, keep, signing }: SignedIn): Promise<void> => {
    const wasKept = held.some((each) => each.account.xuid === account.xuid && each.kept);
    const next: Held = { account, kept: await keep(wasKept), signing };
    const before = held.find((each) => each.account.xuid === account.xuid);
    before?.signing.stop();
    held = before ? held.map((each) => (each === before ? next : each)) : [...held, next];
    playersChanged();
    await write();
  };

  const run = async (way: SignInWay, client: string, sandbox: string, attempt: AbortController) => {
    const { signal } = attempt;
    try {
      const signedIn = await parts.signIn({
        ...{ way, clientId: client, sandbox, signal },
        tell: (told) => {
          if (underWay !== attempt || !signIn) return;
          signIn = { ...signIn, ...told };
          changed();
        },
      });
      if (signal.aborted) return signedIn.signing.stop();
      await take(signedIn);
    } catch (error) {
      if (!signal.aborted) trouble = explain(error);
    } finally {
      if (underWay === attempt) {
        underWay = null;
        signIn = null;
        changed();
      }
    }
  };

  return {
    state,
    onState: (listener) => stateListeners.push(listener),
    players: () =>
      held.map(({ account: { xuid, gamertag, sandbox } }) => ({
        ...{ xuid, gamertag, sandbox },
        directory: 'xbox-live',
      })),
    onPlayers: (listener) => playerListeners.push(listener),
    line: async (xuid) => find(xuid).signing.line(),
    signIn: (way, sandbox) => {
      if (clientId === null)
        throw new AccountError('no-client-id', 'Signing in needs a client ID of your own; type it first.');
      trouble = underWay ? explain(new SignInReplaced()) : null;
      underWay?.abort();
      underWay = new AbortController();
      signIn = { way, state: 'starting', userCode: null, page: null, until: null };
      changed();
      void run(way, clientId, sandbox, underWay);
    },
    cancelSignIn: () => {
      underWay?.abort();
      underWay = null;
      signIn = null;
      changed();
    },
    dismissTrouble: () => {
      trouble = null;
      changed();
    },
    paste: async (given) => {
      const pasted = await parts.paste(given, changed);
      const { xuid } = pasted.account;
      if (held.some(({ account }) => account.kind === 'microsoft' && account.xuid === xuid)) {
        pasted.signing.stop();
        throw new PasteTrouble('signed-in');
      }
      await take(pasted);
      return xuid;
    },
    signOut: async (xuid) => {
      const gone = find(xuid);
      gone.signing.stop();
      // First: where it can't be taken from the disk now, the account is still there to sign out of later.
      await vault.remove(secretOf(gone.account));
      held = held.filter((each) => each !== gone);
      playersChanged();
      await write();
    },
    useSandbox: async (xuid, sandbox) => {
      const of = find(xuid);
      if (of.account.kind !== 'microsoft')
        throw new AccountError('account-not-now', 'A pasted token is for one sandbox; paste another one.');
      of.account = { ...of.account, sandbox };
      of.signing.useSandbox(sandbox);
      playersChanged();
      await write();
    },
    useClient: async (next) => {
      clientId = next;
      changed();
      await write();
    },
    keepAnyway: async (yes) => {
      keepAnyway = yes;
      const areKept = await vault.allowWeak(yes);
      for (const each of held) each.kept = areKept && vault.holds(secretOf(each.account));
      changed();
      await write();
    },
  };
};

/** Another sign-in was begun before this one had ended. */
class SignInReplaced extends Error {
  readonly code = 'sign-in-replaced';

  constructor() {
    super('Another sign-in was begun');
  }
}
