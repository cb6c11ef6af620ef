import type { Signer } from '../../client/answers.ts';
import type { Clock } from '../../client/clock.ts';
import { formatXblHeader, readXblHeader, type XblHeader } from '../../protocol/xbl-header.ts';
import type { AccountLine } from '../players/account-source.ts';

import { type KeptAccount, secretOf } from './accounts-file.ts';
import { readPasted } from './pasted.ts';
import { createPastedSigner } from './pasted-signer.ts';
import type { Paste, SignedIn, Signing } from './signing.ts';
import type { Vault } from './vault.ts';
import type { Who } from './who.ts';

type TokenAccount = Extract<KeptAccount, { kind: 'token' }>;

/** Accounts that are a token and no more: in memory, unless the user wants them kept. */
export const createPastedAccounts = (parts: {
  vault: Vault;
  who: Who;
  lineOf: (signer: Signer) => AccountLine;
  clock: Clock;
}): {
  /** For one that was kept. */
  signingFor(account: TokenAccount, changed: () => void): Signing;
  paste(given: Paste, changed: () => void): Promise<SignedIn>;
} => {
  const { vault, who, lineOf, clock } = parts;

  const signing = (
    { xuid, until, claims }: TokenAccount,
    header: () => Promise<XblHeader | null>,
    changed: () => void,
  ): Signing => {
    const { signer, token, stop } = createPastedSigner({ xuid, until, header, clock, changed });
    return {
      line: () => lineOf(signer),
      token,
      said: () => ({
        titled: claims.length === 0 ? null : claims.some(([name]) => name === 'title'),
        claims,
      }),
      // Its sandbox is the one that it was made for.
      useSandbox: () => undefined,
      stop,
    };
  };

  const keptHeader = async (account: TokenAccount): Promise<XblHeader | null> => {
    const read = readXblHeader((await vault.read(secretOf(account))) ?? '');
    return read.ok ? read.header : null;
  };

  return {
    signingFor: (account, changed) => signing(account, () => keptHeader(account), changed),
    paste: async ({ keep, ...given }, changed) => {
      const { account, header } = await readPasted(given, who, clock.now());
      return {
        account,
        signing: signing(account, async () => header, changed),
        keep: async (wasKept) => {
          if (keep) {
            vault.beginAnew();
            return vault.write(secretOf(account), formatXblHeader(header));
          }
          if (wasKept) await vault.remove(secretOf(account));
          return false;
        },
      };
    },
  };
};
