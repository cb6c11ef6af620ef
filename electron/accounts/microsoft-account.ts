import type { RpsTicket } from '../../protocol/xbox-token-requests.ts';
import type { SignInWay } from './account.ts';
import type { Cell } from './cell.ts';
import type { SignInTold } from './signing.ts';

/** A Microsoft account that was signed in to. */
export type MicrosoftAccount = {
  /** Which one it is in its cell. */
  homeAccountId: string;
  /** A ticket for Xbox Live; `fresh`: not one of before. Rejects with `SignInTrouble`. */
  ticket(fresh: boolean): Promise<RpsTicket>;
};

/** Microsoft's part of a sign-in: its identity platform, or live.com for a title. */
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
