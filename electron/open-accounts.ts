import { dirname, join } from 'node:path';
import { app, shell } from 'electron';
import { systemClock } from '../client/clock.ts';
import { isMsaAppId } from '../protocol/ids.ts';
import { createAccountLines } from './account-lines.ts';
import { type Accounts, createAccounts } from './accounts/accounts.ts';
import { accountsFile } from './accounts/accounts-file.ts';
import { createMicrosoftSigning } from './accounts/microsoft-signing.ts';
import { createPastedAccounts } from './accounts/pasted-accounts.ts';
import { createVault } from './accounts/vault.ts';
import { vaultFile } from './accounts/vault-file.ts';
import { askWho } from './accounts/who.ts';
import { hostsInUse } from './hosts-in-use.ts';
import { netTransport } from './net-transport.ts';
import { secretStore } from './secret-store.ts';

/** The accounts of this profile, with what only Electron can do for them. */
export const openAccounts = (path: string, log: (text: string) => void): Accounts => {
  const hosts = hostsInUse(process.env, app.isPackaged);
  const lineOf = createAccountLines(hosts);
  const line = { hosts, transport: netTransport, notice: log };
  const file = accountsFile(path, log);
  const vault = createVault({
    store: secretStore,
    file: vaultFile(join(dirname(path), 'vault')),
    weakAllowed: file.read().keepAnyway,
    notice: log,
  });
  const microsoft = createMicrosoftSigning({
    ...{ ...line, lineOf, vault },
    // Microsoft's library is large, and most runs do without it.
    microsoft: async (clientId) => {
      if (isMsaAppId(clientId)) {
        const { createLive } = await import('./accounts/live.ts');
        return createLive(line);
      }
      const { createMicrosoft } = await import('./accounts/microsoft.ts');
      return createMicrosoft({ ...line, openPage: shell.openExternal });
    },
  });
  const pasted = createPastedAccounts({
    vault,
    who: askWho(line),
    lineOf,
    clock: systemClock,
  });
  return createAccounts({
    file,
    vault,
    signingFor: (account, changed) =>
      account.kind === 'token' ? pasted.signingFor(account, changed) : microsoft.signingFor(account, changed),
    signIn: microsoft.signIn,
    forgetDevice: microsoft.forgetDevice,
    paste: pasted.paste,
  });
};
