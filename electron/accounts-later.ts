import type { Accounts } from './accounts/accounts.ts';
import type { AccountSource } from './players/account-source.ts';

export type AccountsLater = AccountSource & {
  /** Loads them at the first call. */
  whole(): Promise<Accounts>;
};

/**
 * The accounts, whose code is loaded when it may be needed: at once where accounts are kept, for a link may be for
 * one of them, otherwise with the window. A link for a player of the emulator waits for none of it.
 */
export const accountsLater = (options: {
  areKept: boolean;
  open: () => Promise<Accounts>;
  log: (text: string) => void;
}): AccountsLater => {
  const { areKept, open, log } = options;
  const listeners: (() => void)[] = [];
  let opened: Accounts | null = null;
  let opening: Promise<Accounts> | null = null;
  let waiting: Promise<void> | null = null;

  const load = async (): Promise<Accounts> => {
    const accounts = await open();
    const tell = (): void => {
      for (const listener of listeners) listener();
    };
    opened = accounts;
    waiting = null;
    accounts.onPlayers(tell);
    tell();
    return accounts;
  };
  const whole = (): Promise<Accounts> => {
    opening ??= load();
    return opening;
  };
  if (areKept) {
    waiting = whole().then(
      () => undefined,
      // Whoever asks for the accounts themselves is told; the emulator's players can join without them.
      (error: unknown) => {
        waiting = null;
        log(`accounts: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      },
    );
  }

  return {
    whole,
    list: () => opened?.players() ?? [],
    onList: (listener) => listeners.push(listener),
    loading: () => waiting,
    line: async (xuid) => (await whole()).line(xuid),
  };
};
