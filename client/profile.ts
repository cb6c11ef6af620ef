import type { Hosts } from '../protocol/hosts.ts';
import { gamertagIn, PROFILE_CONTRACT, PROFILE_PATH, ProfileReply } from '../protocol/profile.ts';
import { explainSignIn, explainSignInNoAnswer } from '../protocol/sign-in-trouble.ts';
import type { Explanation } from '../protocol/status.ts';
import type { Signer } from './answers.ts';
import { makeCall } from './call.ts';
import { type Clock, systemClock } from './clock.ts';
import type { HttpAnswer, Transport } from './transport.ts';

/** `refused`: the service does not take the token. `trouble`: it could not be asked, or not be understood. */
export type ProfileAnswer =
  | { outcome: 'profile'; xuid: string; gamertag: string | null }
  | { outcome: 'refused'; status: number; signIn?: Explanation }
  | { outcome: 'trouble'; explanation: Explanation };

/** Asks who a signer's token is. Never rejects, is repeated like every call, and recorded nowhere. */
export const getProfile = async (options: {
  hosts: Hosts;
  signer: Pick<Signer, 'headers' | 'renew'>;
  transport: Transport;
  clock?: Clock;
  signal?: AbortSignal;
}): Promise<ProfileAnswer> => {
  const { hosts, signer, transport, clock = systemClock, signal } = options;
  const headers = {
    Accept: 'application/json',
    'Accept-Language': 'en-US',
    'x-xbl-contract-version': PROFILE_CONTRACT,
  };
  const request = { method: 'GET', url: hosts.profile + PROFILE_PATH, headers, body: '' };
  const line = { signer: { xuid: '', ...signer }, transport, clock };
  const tried = await makeCall(
    line,
    { name: 'getProfile', request, safeTwice: true },
    { ...(signal && { signal }) },
  );
  const { signIn } = tried;
  if (!tried.answer) return { outcome: 'trouble', explanation: signIn ?? explainSignInNoAnswer(tried.error) };
  const { status } = tried.answer;
  if (status === 401 || status === 403) return { outcome: 'refused', status, ...(signIn && { signIn }) };
  return readProfile(tried.answer);
};

const readProfile = ({ status, body }: HttpAnswer): ProfileAnswer => {
  if (status === 429 || status >= 500)
    return { outcome: 'trouble', explanation: explainSignIn('sign-in-busy', `HTTP ${status}`) };
  const parsed = status === 200 ? ProfileReply.safeParse(jsonOf(body)) : null;
  if (!parsed?.success)
    return { outcome: 'trouble', explanation: explainSignIn('sign-in-not-understood', `HTTP ${status}`) };
  const [user] = parsed.data.profileUsers;
  return { outcome: 'profile', xuid: user.id, gamertag: gamertagIn(user) };
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // as little understood as JSON of another form
  }
};
