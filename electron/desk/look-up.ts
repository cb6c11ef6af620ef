import { z } from 'zod';
import { Activity } from '../../protocol/activity.ts';
import type { Call } from '../../protocol/exchange.ts';
import { Xuid } from '../../protocol/ids.ts';
import { Reason } from '../activation/activation.ts';
import type { Players } from '../players/players.ts';
import { reasonOf, reasonOfError } from './reasons.ts';
import { DeskError } from './records.ts';

/** Whose activities are asked for. The service takes either of the two in one question. docs */
const Owners = z.union([
  z.object({ xuids: z.array(Xuid).min(1).max(100) }),
  /** Those on this player's people list. */
  z.object({ peopleOf: Xuid }),
]);

/** What players are doing, asked as one of ours, who sees what he may. */
export const LookUp = z.object({ as: Xuid, of: Owners });
export type LookUp = z.infer<typeof LookUp>;

export const LookedUp = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('activities'),
    activities: z.array(Activity),
    /** Xuids that were asked for and have none that this player may see. Empty where a people list was asked. */
    without: z.array(z.string()),
    /** When it was asked: ISO 8601. It is not followed from there. */
    at: z.string(),
  }),
  z.object({ outcome: z.literal('failed'), reason: Reason }),
]);
export type LookedUp = z.infer<typeof LookedUp>;

/** Whom an answer speaks of. */
export const playersIn = (looked: LookedUp): string[] =>
  looked.outcome === 'activities'
    ? [...looked.activities.flatMap(({ ownerXuid }) => ownerXuid ?? []), ...looked.without]
    : [];

const withoutActivity = (of: LookUp['of'], activities: readonly Activity[]): string[] => {
  const doing = new Set(activities.map(({ ownerXuid }) => ownerXuid));
  return 'xuids' in of ? of.xuids.filter((xuid) => !doing.has(xuid)) : [];
};

/** Asks the player's directory once. Rejects with `DeskError` where the one who asks is none of ours. */
export const lookUp = async (
  players: Pick<Players, 'find' | 'line'>,
  { as, of }: LookUp,
  record: (call: Call) => void,
  now: () => Date = () => new Date(),
): Promise<LookedUp> => {
  const player = await players.find(as);
  if (!player) throw new DeskError('no-such-player', `There is no player ${as}; choose one of the players`);
  const owners = 'xuids' in of ? of : { people: { moniker: 'People', monikerXuid: of.peopleOf } };
  try {
    const { directory } = await players.line(player);
    const answer = await directory.queryActivities(owners, { record });
    return answer.outcome === 'activities'
      ? {
          outcome: 'activities',
          activities: answer.activities,
          without: withoutActivity(of, answer.activities),
          at: now().toISOString(),
        }
      : { outcome: 'failed', reason: reasonOf(answer) };
  } catch (error) {
    return { outcome: 'failed', reason: reasonOfError(error) };
  }
};
