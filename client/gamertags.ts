import type { HttpExchange } from '../protocol/exchange.ts';
import { gamertagIn, PROFILES_CONTRACT, PROFILES_PATH, ProfilesReply } from '../protocol/profile.ts';
import type { Signer } from './answers.ts';
import { type CallOptions, makeCall } from './call.ts';
import { type Clock, systemClock } from './clock.ts';
import type { Transport } from './transport.ts';

/** `failed`: the exchange says how. */
export type GamertagsAnswer =
  | {
      outcome: 'gamertags';
      /** By xuid; whom the service tells nothing of is left out. */
      gamertags: ReadonlyMap<string, string>;
    }
  | { outcome: 'failed'; exchange: HttpExchange };

/**
 * Asks the profile service who these are, by one call that is repeated like every other. Never rejects.
 * @param line `profileUrl` is an origin, without a trailing slash
 */
export const getGamertags = async (
  line: { profileUrl: string; signer: Signer; transport: Transport; clock?: Clock },
  xuids: readonly string[],
  options: CallOptions = {},
): Promise<GamertagsAnswer> => {
  // The limits of the session directory are not those of profiles.
  const { profileUrl, signer, transport, clock = systemClock } = line;
  const request = {
    method: 'POST',
    url: profileUrl + PROFILES_PATH,
    headers: {
      Accept: 'application/json',
      'Accept-Language': 'en-US',
      'Content-Type': 'application/json; charset=utf-8',
      'x-xbl-contract-version': PROFILES_CONTRACT,
    },
    body: JSON.stringify({ userIds: xuids, settings: ['Gamertag'] }),
  };
  // A question, though it is a POST: asking twice changes nothing.
  const call = { name: 'getUserProfiles', request, safeTwice: true };
  const { answer, exchange } = await makeCall({ signer, transport, clock }, call, options);
  const reply = answer?.status === 200 ? ProfilesReply.safeParse(jsonOf(answer.body)) : null;
  if (!reply?.success) return { outcome: 'failed', exchange };
  const named = reply.data.profileUsers.flatMap((user): [string, string][] => {
    const gamertag = gamertagIn(user);
    return gamertag ? [[user.id, gamertag]] : [];
  });
  return { outcome: 'gamertags', gamertags: new Map(named) };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // as little understood as JSON of another form
  }
};
