import type { AccountsState } from './account.ts';

/** Secrets by name, such as `microsoft-2533274800000001`. What may not be kept on disk lives as long as the program. */
export type Vault = {
  /** What the system offers; `weak` keeps nothing unless the user allowed it. */
  store(): AccountsState['vault'];
  /** Null: none of that name, or one that can't be read any more. */
  read(name: string): Promise<string | null>;
  /** Resolves with whether it is on disk now; it can be read in this run either way. */
  write(name: string, secret: string): Promise<boolean>;
  /** From memory and disk. */
  remove(name: string): Promise<void>;
  /** May a weak store be used? On yes, what is in memory goes to disk; on no, what is on disk is removed there. */
  allowWeak(yes: boolean): Promise<void>;
};

/** For a system without a store of secrets: nothing outlives the program. */
export const createMemoryVault = (): Vault => {
  const secrets = new Map<string, string>();
  return {
    store: () => 'none',
    read: async (name) => secrets.get(name) ?? null,
    write: async (name, secret) => {
      secrets.set(name, secret);
      return false;
    },
    remove: async (name) => {
      secrets.delete(name);
    },
    allowWeak: async () => undefined,
  };
};
