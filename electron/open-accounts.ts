import { dirname, join } from 'node:path';
import { type Accounts, createAccounts } from './accounts/accounts.ts';
import { accountsFile } from './accounts/accounts-file.ts';
import { createVault } from './accounts/vault.ts';
import { vaultFile } from './accounts/vault-file.ts';
import { secretStore } from './secret-store.ts';

/** The accounts of this profile, with what only Electron can do for them. */
export const openAccounts = (path: string, log: (text: string) => void): Accounts => {
  const file = accountsFile(path, log);
  const vault = createVault({
    store: secretStore,
    file: vaultFile(join(dirname(path), 'vault')),
    weakAllowed: file.read().keepAnyway,
    notice: log,
  });
  return createAccounts({
    file,
    vault,
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
};
