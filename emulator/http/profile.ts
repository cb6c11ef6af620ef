import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { Xuid } from '../../protocol/ids.ts';
import type { Player } from '../players.ts';
import { type Answer, refuse, refuseMethod } from '../rules/answer.ts';
import { andThen, type Soon } from '../soon.ts';
import { readJson } from './body.ts';

/** What is asked of the profile service, on this one origin: who the caller is, and who others are. */
const PROFILE = /^\/users\/me\/profile\/settings\/?$/i;
const PROFILES = /^\/users\/batch\/profile\/settings\/?$/i;
/** 2 is what the documentation shows, 3 what clients send. */
const CONTRACTS = ['2', '3'];

type Named = Pick<Player, 'xuid' | 'gamertag'>;

export const isProfilePath = (path: string): boolean => PROFILE.test(path) || PROFILES.test(path);

/**
 * GET /users/me/profile/settings?settings=Gamertag, and POST /users/batch/profile/settings. The form of both is that
 * of the documented batch, with what public clients read beside it. Choice: a setting that is not known here is left
 * out, and so is a player.
 */
export const profileAnswer = (
  request: IncomingMessage,
  { path, query }: { path: string; query: URLSearchParams },
  /** Null for a title's server. */
  caller: Named | null,
  find: (xuid: string) => Named | undefined,
): Soon<Answer> => {
  const method = PROFILE.test(path) ? 'GET' : 'POST';
  if (request.method !== method) refuseMethod(request.method, [method]);
  const contract = request.headers['x-xbl-contract-version'];
  if (typeof contract !== 'string' || !CONTRACTS.includes(contract))
    refuse(400, "The header 'x-xbl-contract-version' is missing or not supported: send 2 or 3.");
  if (caller === null) return { status: 403, because: 'a title’s server has no profile' };
  if (method === 'GET') return answerFor([caller], (query.get('settings') ?? '').split(','));
  return andThen(readJson(request), (body) => {
    const { userIds, settings } = asked(body);
    return answerFor(
      userIds.flatMap((xuid) => find(xuid) ?? []),
      settings,
    );
  });
};

const Batch = z.object({ userIds: z.array(Xuid).min(1), settings: z.array(z.string()) });

const asked = (body: unknown): z.infer<typeof Batch> => {
  const batch = Batch.safeParse(body);
  if (batch.success) return batch.data;
  const [issue] = batch.error.issues;
  return refuse(400, `The request is not valid: '${issue?.path.join('.')}': ${issue?.message}.`);
};

const answerFor = (players: readonly Named[], wanted: readonly string[]): Answer => {
  const known = wanted.filter((name) => NAMES.has(name.toLowerCase()));
  const profileUsers = players.map(({ xuid, gamertag }) => ({
    id: xuid,
    hostId: xuid,
    settings: known.map((id) => ({ id, value: gamertag })),
    isSponsoredUser: false,
  }));
  return { status: 200, json: { profileUsers } };
};

const NAMES = new Set([
  'gamertag',
  'gamedisplayname',
  'appdisplayname',
  'moderngamertag',
  'uniquemoderngamertag',
]);
