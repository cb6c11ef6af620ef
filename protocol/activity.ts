import { z } from 'zod';
import { Handle } from './handle.ts';

/**
 * What a player is doing, as POST /handles/query answers it with `include=relatedInfo`: the
 * *MultiplayerActivityDetails* of Microsoft's client. Its handle id is a GUID on the wire, whatever the JSON page of
 * the documentation says. [wire] `relatedInfo` is left out where there is no session behind the handle.
 */
export const Activity = Handle.extend({
  relatedInfo: z
    .looseObject({
      visibility: z.string().optional(),
      joinRestriction: z.string().optional(),
      closed: z.boolean().optional(),
      maxMembersCount: z.number().optional(),
      membersCount: z.number().optional(),
      /** Since when: ISO 8601. */
      postedTime: z.string().optional(),
    })
    .optional(),
});
export type Activity = z.infer<typeof Activity>;

/** The body of the answer. */
export const ActivitiesFound = z.looseObject({ results: z.array(Activity) });

/** Whether anybody who may see a player's activity may join it, as far as the directory tells with it. */
export type Openness = 'open' | 'full' | 'closed' | 'followed' | 'local' | 'not-told';

/** `followed`: only who follows a member gets in, or was invited. `local`: only who is on the device of an active member. docs */
export const opennessOf = ({ relatedInfo }: Pick<Activity, 'relatedInfo'>): Openness => {
  if (!relatedInfo) return 'not-told';
  const { closed, joinRestriction, membersCount, maxMembersCount } = relatedInfo;
  if (closed) return 'closed';
  if (membersCount !== undefined && maxMembersCount !== undefined && membersCount >= maxMembersCount) {
    return 'full';
  }
  const restriction = joinRestriction?.toLowerCase() ?? 'none';
  if (restriction === 'followed' || restriction === 'local') return restriction;
  return 'open';
};
