import { getProfile } from '../../client/profile.ts';
import type { Transport } from '../../client/transport.ts';
import type { Hosts } from '../../protocol/hosts.ts';

/** Whose a token is, as Xbox Live says; `refused`: it does not take the token; `unknown`: it could not be asked. */
export type Who = (
  authorization: string,
) => Promise<{ xuid: string; gamertag: string | null } | 'refused' | 'unknown'>;

/** Somebody waits for it, and the token may say so itself. */
const WITHIN_MS = 10_000;

/** Asks the profiles. A token that is good, but not for them, is unknown there and no more. */
export const askWho =
  (line: { hosts: Hosts; transport: Transport }): Who =>
  async (authorization) => {
    const answer = await getProfile({
      ...line,
      signer: {
        headers: async () => ({ Authorization: authorization }),
        renew: () => Promise.reject(new Error('A pasted token can’t be renewed')),
      },
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    if (answer.outcome === 'profile') return { xuid: answer.xuid, gamertag: answer.gamertag };
    return answer.outcome === 'refused' && answer.status === 401 ? 'refused' : 'unknown';
  };
