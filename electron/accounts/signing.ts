import type { AccountLine } from '../players/account-source.ts';
import type { Account, SignIn, SignInWay } from './account.ts';
import type { KeptAccount } from './accounts-file.ts';

/** What is known of what an account's token says. */
export type Said = Pick<Account, 'titled' | 'claims'>;

/** What signs one account's calls. A sandbox is part of its token, so another sandbox is another signing. */
export type Signing = {
  line(): AccountLine;
  token(): Account['token'];
  said(): Said;
  /** Drops what was good for the sandbox before; nobody signs in again. */
  useSandbox(sandbox: string): void;
  /** Nothing is signed any more, and nothing more is kept; what is in the vault stays there. */
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
  /** To be called when the state of the account's token is another. */
  changed: () => void;
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
