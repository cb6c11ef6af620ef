import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Xuid } from '../../protocol/ids.ts';
import { FileTrouble, whyNot } from '../file-trouble.ts';
import { setAside } from '../set-aside.ts';
import { writeWhole } from '../user-files.ts';
import { ClientId, SandboxId } from './account.ts';

/** An account that is there at the next start. Nothing here is a secret: those are in the vault, under its xuid. */
const KeptAccount = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('microsoft'),
    xuid: Xuid,
    gamertag: z.string(),
    sandbox: SandboxId,
    /** Its refresh token is good for this client alone. */
    clientId: ClientId,
    /** Which account it is among those of the library's cache. */
    homeAccountId: z.string(),
  }),
  z.object({
    kind: z.literal('token'),
    xuid: Xuid,
    gamertag: z.string(),
    sandbox: SandboxId.nullable(),
    /** ISO 8601; null where the token does not say. */
    until: z.iso.datetime().nullable(),
    /** What the token says of itself. */
    claims: z.array(z.tuple([z.string(), z.string()])),
  }),
]);
export type KeptAccount = z.infer<typeof KeptAccount>;

/** The name in the vault of the secret that an account is, so to say: a token, or Microsoft's tokens. */
export const secretOf = ({ kind, xuid }: Pick<KeptAccount, 'kind' | 'xuid'>): string => `${kind}-${xuid}`;

/** Xbox Live's own tokens of a Microsoft account: they can be had again. */
export const tokensOf = (xuid: string): string => `tokens-${xuid}`;

/** All that the vault has of an account; last what nothing but a sign-in brings back. */
export const secretsOf = (account: Pick<KeptAccount, 'kind' | 'xuid'>): string[] =>
  account.kind === 'microsoft' ? [tokensOf(account.xuid), secretOf(account)] : [secretOf(account)];

const Kept = z.object({
  version: z.literal(1),
  clientId: ClientId.nullable(),
  keepAnyway: z.boolean(),
  accounts: z.array(KeptAccount).max(1000),
});
export type Kept = Omit<z.infer<typeof Kept>, 'version'>;

const NOTHING: Kept = { clientId: null, keepAnyway: false, accounts: [] };

/** `isDamaged`: there was something, and it is lost. */
type Found = Kept & { isDamaged: boolean };

export type AccountsFile = {
  /** As it was at the start. */
  read(): Found;
  /** Resolves when it is on disk, whole. Rejects with `FileTrouble`; the file is then as it was. */
  write(kept: Kept): Promise<void>;
};

/**
 * `accounts.json` in the user-data folder. A file that can't be read is moved aside, never written over; where it can't
 * be moved either, nothing is kept in this run.
 */
export const accountsFile = (
  path: string,
  notice: (text: string) => void,
  now: () => Date = () => new Date(),
): AccountsFile => {
  let writing: Promise<void> = Promise.resolve();
  let isInTheWay = false;

  const moveAside = (): void => {
    try {
      notice(`${path} does not hold accounts; it is now ${setAside(path, now())}. Sign in again.`);
    } catch (error) {
      isInTheWay = true;
      notice(`${path} can't be read, nor moved aside, so no account is kept: ${whyNot(error)}.`);
    }
  };
  const find = (): Found => {
    try {
      const { version: _, ...kept } = Kept.parse(JSON.parse(readFileSync(path, 'utf8')));
      return { ...kept, isDamaged: false };
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        return { ...NOTHING, isDamaged: false };
      moveAside();
      return { ...NOTHING, isDamaged: true };
    }
  };
  const found = find();

  return {
    read: () => found,
    write: async (kept) => {
      if (isInTheWay)
        throw new FileTrouble(
          `${path} can't be read, and is not written over. Move it away, and start again.`,
        );
      const write = () => writeWhole(path, `${JSON.stringify({ version: 1, ...kept }, null, 2)}\n`);
      writing = writing.then(write, write);
      await writing;
    },
  };
};
