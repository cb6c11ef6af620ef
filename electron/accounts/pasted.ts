import { claimsOf } from '../../protocol/xbl-claims.ts';
import { formatXblHeader, readXblHeader, type XblHeader } from '../../protocol/xbl-header.ts';
import { SandboxId } from './account.ts';
import type { KeptAccount } from './accounts-file.ts';
import { PasteTrouble } from './paste-trouble.ts';
import type { Who } from './who.ts';

export type PastedToken = {
  account: Extract<KeptAccount, { kind: 'token' }>;
  /** The secret. */
  header: XblHeader;
};

/**
 * What was pasted, made an account: who it is comes from Xbox Live, from the claims where that can't be asked, and
 * from the user where they say nothing either. Rejects with `PasteTrouble`.
 * @param given.xuid what the user says; null: nothing
 * @param now milliseconds since 1970
 */
export const readPasted = async (
  given: { header: string; xuid: string | null },
  who: Who,
  now: number,
): Promise<PastedToken> => {
  const read = readXblHeader(given.header);
  if (!read.ok) throw new PasteTrouble(read.problem);
  const claims = claimsOf(read.header);
  if (claims.expires !== null && Date.parse(claims.expires) <= now) throw new PasteTrouble('expired');
  const told = await who(formatXblHeader(read.header));
  if (told === 'refused') throw new PasteTrouble('refused');
  const xuid = told === 'unknown' ? (claims.xuid ?? given.xuid) : told.xuid;
  if (xuid === null) throw new PasteTrouble('whose');
  if (given.xuid !== null && given.xuid !== xuid) throw new PasteTrouble('of-another');
  const gamertag = (told === 'unknown' ? null : told.gamertag) ?? claims.gamertag ?? xuid;
  return {
    header: read.header,
    account: {
      ...{ kind: 'token', xuid, gamertag },
      sandbox: SandboxId.safeParse(claims.sandbox).data ?? null,
      until: claims.expires,
      claims: claims.shown,
    },
  };
};
