import { type Accounts, createAccounts } from './accounts/accounts.ts';
import { accountsFile } from './accounts/accounts-file.ts';
import { createMemoryVault } from './accounts/vault.ts';

/** The accounts of this profile, with what only Electron can do for them. */
export const openAccounts = (path: string, log: (text: string) => void): Accounts =>
  createAccounts({
    file: accountsFile(path, log),
    vault: createMemoryVault(),
    signingFor: () => {
      throw new Error('No account can be kept yet');
    },
    signIn: () => Promise.reject(new Error('Nobody can sign in yet')),
    explain: (error) => ({
      code: 'internal',
      causes: [],
      advice: [],
      again: 'never',
      said: error instanceof Error ? error.message : String(error),
    }),
  });
