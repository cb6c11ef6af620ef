import type { DirectoryAddress, Signer } from '../../client/answers.ts';
import type { CallLimits } from '../../client/limits.ts';
import type { FindRtaWay } from '../../client/rta-way.ts';
import type { Transport } from '../../client/transport.ts';
import type { Player } from './player.ts';

/** An account's way to Xbox Live, before a channel is opened on it. */
export type AccountLine = {
  address: DirectoryAddress;
  signer: Signer;
  transport: Transport;
  /** Where it is asked who players are: an origin. Left out, nobody is asked. */
  profileUrl?: string;
  /** The way of the change channel's socket; left out, Node's own. */
  findWay?: FindRtaWay;
  /** The same for every line of this player; left out, nothing is held back. */
  limits?: CallLimits;
};

/** The real players: whoever is signed in to Xbox Live. */
export type AccountSource = {
  /** Those that are known now. */
  list(): Player[];
  onList(listener: () => void): void;
  /** Resolves when `list` is whole; null when it is, so that a link need not wait a turn. Never rejects. */
  loading(): Promise<void> | null;
  /** Rejects with an error that has a code where the account is not there any more. */
  line(xuid: string): Promise<AccountLine>;
};

/** For what runs on the emulator alone. */
export const noAccounts: AccountSource = {
  list: () => [],
  onList: () => undefined,
  loading: () => null,
  line: (xuid) => Promise.reject(new Error(`There is no account ${xuid}`)),
};
