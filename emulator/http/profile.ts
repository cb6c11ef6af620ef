import type { IncomingMessage } from 'node:http';
import type { Player } from '../players.ts';
import { type Answer, refuse } from '../rules/answer.ts';

/** What is asked of the profile service, on this one origin: who the caller is. */
const PROFILE = /^\/users\/me\/profile\/settings\/?$/i;
/** 2 is what the documentation shows, 3 what clients send. */
const CONTRACTS = ['2', '3'];

export const isProfilePath = (path: string): boolean => PROFILE.test(path);

/**
 * GET /users/me/profile/settings?settings=Gamertag. The form is that of the documented batch, with what public
 * clients read beside it. Choice: a setting that is not known here is left out.
 */
export const profileAnswer = (
  { method, headers }: IncomingMessage,
  query: URLSearchParams,
  player: Pick<Player, 'xuid' | 'gamertag'> | null,
): Answer => {
  if (method !== 'GET') refuse(405, `The method ${method} is not supported here: use GET.`);
  const contract = headers['x-xbl-contract-version'];
  if (typeof contract !== 'string' || !CONTRACTS.includes(contract))
    refuse(400, "The header 'x-xbl-contract-version' is missing or not supported: send 2 or 3.");
  if (player === null) return { status: 403, because: 'a title’s server has no profile' };
  const { xuid, gamertag } = player;
  const asked = (query.get('settings') ?? '').split(',').filter((name) => NAMES.has(name.toLowerCase()));
  const settings = asked.map((id) => ({ id, value: gamertag }));
  return {
    status: 200,
    json: { profileUsers: [{ id: xuid, hostId: xuid, settings, isSponsoredUser: false }] },
  };
};

const NAMES = new Set([
  'gamertag',
  'gamedisplayname',
  'appdisplayname',
  'moderngamertag',
  'uniquemoderngamertag',
]);
