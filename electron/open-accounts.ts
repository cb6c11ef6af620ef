import { dirname, join } from 'node:path';
import { app } from 'electron';
import { systemClock } from '../client/clock.ts';
import { hostsAt, realHosts } from '../protocol/hosts.ts';
import { createAccountLines } from './account-lines.ts';
import { type Accounts, createAccounts } from './accounts/accounts.ts';
import { accountsFile } from './accounts/accounts-file.ts';
import { createPastedAccounts } from './accounts/pasted-accounts.ts';
import { createVault } from './accounts/vault.ts';
import { vaultFile } from './accounts/vault-file.ts';
import { testOrigin } from './hosts-in-use.ts';
import { secretStore } from './secret-store.ts';

/** The accounts of this profile, with what only Electron can do for them. */
export const openAccounts = (path: string, log: (text: string) => void): Accounts => {
  const origin = testOrigin(process.env, app.isPackaged);
  const hosts = origin === null ? realHosts : hostsAt(origin);
  const lineOf = createAccountLines(hosts);
  const file = accountsFile(path, log);
  const vault = createVault({
    store: secretStore,
    file: vaultFile(join(dirname(path), 'vault')),
    weakAllowed: file.read().keepAnyway,
    notice: log,
  });
  const pasted = createPastedAccounts({
    vault,
    who: async () => 'unknown',
    lineOf,
    clock: systemClock,
  });
  return createAccounts({
    file,
    vault,
    signingFor: (account, changed) => {
      if (account.kind === 'token') return pasted.signingFor(account, changed);
      throw new Error('No Microsoft account can be kept yet');
    },
    signIn: () => Promise.reject(new Error('Nobody can sign in yet')),
    paste: pasted.paste,
    explain: (error) => ({
      code: 'internal',
      causes: [],
      advice: [],
      again: 'never',
      said: error instanceof Error ? error.message : String(error),
    }),
  });
};
