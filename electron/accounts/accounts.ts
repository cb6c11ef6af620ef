import type { Signer } from '../../client/answers.ts';
import { SignInTrouble } from '../../client/sign-in/trouble.ts';
import { isMsaAppId } from '../../protocol/ids.ts';
import { explainSignIn } from '../../protocol/sign-in-trouble.ts';
import type { AccountLine } from '../players/account-source.ts';
import type { Player } from '../players/player.ts';
import type { Account, AccountsState, SignInWay } from './account.ts';
import { AccountError } from './account-error.ts';
import { type AccountsFile, type Kept, type KeptAccount, secretOf, secretsOf } from './accounts-file.ts';
import { PasteTrouble } from './paste-trouble.ts';
import { createSignIns } from './sign-ins.ts';
import type { Held, Paste, SignedIn, SignInRun, Signing } from './signing.ts';
import type { Vault } from './vault.ts';

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
  /** That the file of secrets was set aside has been read. */
  dismissAside(): void;
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
  ...signing.said(),
});

const isInTrouble = ({ signing }: Held): boolean => signing.token().state === 'trouble';

const isSameWay = (before: KeptAccount, now: KeptAccount): boolean =>
  before.kind === 'microsoft' && now.kind === 'microsoft' && before.clientId === now.clientId;

/** The accounts that are signed in, in the order in which they were. */
export const createAccounts = (parts: {
  file: AccountsFile;
  vault: Vault;
  /** Signs for an account that was kept, with what the vault has of it. */
  signingFor: (account: KeptAccount, changed: () => void) => Signing;
  signIn: SignInRun;
  paste: (given: Paste, changed: () => void) => Promise<SignedIn>;
  /** For when nobody is signed in any more. */
  forgetDevice: () => Promise<void>;
}): Accounts => {
  const { file, vault, signingFor, forgetDevice } = parts;
  const kept = file.read();
  const stateListeners: ((state: AccountsState) => void)[] = [];
  const playerListeners: (() => void)[] = [];
  let { clientId, keepAnyway } = kept;

  const state = (): AccountsState => ({
    accounts: held.map(shown),
    ...signIns.state(),
    clientId,
    vault: vault.store(),
    keepAnyway,
    vaultAside: vault.aside(),
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

  /** By what the account has at the time: after another sign-in, sessions and the channel go on with its tokens. */
  const signerOf = (xuid: string): Signer => {
    const present = async (): Promise<Signer> => {
      const found = held.find(({ account }) => account.xuid === xuid);
      if (!found) throw new SignInTrouble(explainSignIn('signed-out'));
      return found.signing.line().signer;
    };
    return {
      xuid,
      headers: async (request) => (await present()).headers(request),
      renew: async (refused) => (await present()).renew(refused),
      titled: () => held.find((each) => each.account.xuid === xuid)?.signing.said().titled ?? null,
    };
  };

  const forgetSecrets = async ({ account }: Held): Promise<void> => {
    for (const name of secretsOf(account)) await vault.remove(name);
  };

  /** In the place of the one of the same xuid: a second sign-in of an account renews it. */
  const take = async ({ account, keep, signing }: SignedIn, signal?: AbortSignal): Promise<void> => {
    const known = () => held.find((each) => each.account.xuid === account.xuid);
    const next: Held = { account, kept: known()?.kept ?? false, signing };
    const put = (before: Held | undefined): void => {
      before?.signing.stop();
      held = before ? held.map((each) => (each === before ? next : each)) : [...held, next];
    };
    // First: what the signing of before still gets would be kept in the place of what is new.
    const renewed = known()?.account.kind === 'microsoft';
    if (renewed) put(known());
    next.kept = await keep(next.kept);
    if (renewed) {
      // Signed out while it was kept: its cells were closed then, and what they held is removed.
      if (!held.includes(next)) return;
    } else {
      const before = known();
      // The system may have asked the user before it kept anything. One that was renewed has its new secrets now.
      if (signal?.aborted && !before) {
        signing.stop();
        return forgetSecrets(next);
      }
      put(before);
      if (before && before.account.kind !== account.kind) await forgetSecrets(before);
    }
    playersChanged();
    await write();
  };

  const signIns = createSignIns({
    signIn: parts.signIn,
    take: async (signedIn, signal) => {
      const before = held.find((each) => each.account.xuid === signedIn.account.xuid);
      // With another client ID it is meant: a title's gives tokens that an application's did not.
      const wasGood = before && isSameWay(before.account, signedIn.account) && !isInTrouble(before);
      await take(signedIn, signal);
      // Nothing else would show that: whoever meant to add another account would wait for it.
      return wasGood ? explainSignIn('account-renewed') : null;
    },
    changed,
    trouble: kept.isDamaged ? explainSignIn('accounts-lost') : null,
  });

  return {
    state,
    onState: (listener) => stateListeners.push(listener),
    players: () =>
      held.map(({ account: { xuid, gamertag, sandbox } }) => ({
        ...{ xuid, gamertag, sandbox },
        directory: 'xbox-live',
      })),
    onPlayers: (listener) => playerListeners.push(listener),
    line: async (xuid) => ({ ...find(xuid).signing.line(), signer: signerOf(xuid) }),
    signIn: (way, sandbox) => {
      if (clientId === null)
        throw new AccountError('no-client-id', 'Signing in needs a client ID of your own; type it first.');
      if (way === 'browser' && isMsaAppId(clientId))
        throw new AccountError(
          'account-not-now',
          'With a title’s own ID a sign-in goes by code alone: live.com sends a browser back to no program.',
        );
      signIns.begin({ way, clientId, sandbox });
    },
    cancelSignIn: signIns.cancel,
    dismissTrouble: signIns.dismissTrouble,
    dismissAside: vault.dismissAside,
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
      // First: where it can't be taken from the disk now, the account is still there, and signs until it can.
      await forgetSecrets(gone);
      gone.signing.stop();
      // What it has got and kept meanwhile.
      await forgetSecrets(gone);
      held = held.filter((each) => each !== gone);
      playersChanged();
      // First: an account without its secrets would be back at the next start.
      await write();
      if (held.length === 0) await forgetDevice();
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
      // A yes that can't be obeyed now takes nothing from the disk, so nobody is dropped from the list there.
      if (areKept || !yes)
        for (const each of held) each.kept = areKept && vault.holds(secretOf(each.account));
      changed();
      await write();
    },
  };
};
