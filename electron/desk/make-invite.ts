import { z } from 'zod';
import type { Call } from '../../protocol/exchange.ts';
import { Handle } from '../../protocol/handle.ts';
import { Xuid } from '../../protocol/ids.ts';
import { SessionRef } from '../../protocol/session-ref.ts';
import { Reason } from '../activation/activation.ts';
import type { Players } from '../players/players.ts';
import { reasonOf, reasonOfError } from './reasons.ts';
import { DeskError } from './records.ts';

/** An invite of one of our players into a session: POST /handles. */
export const InviteWish = z.object({
  as: Xuid,
  sessionRef: SessionRef,
  invitedXuid: Xuid,
  /** The title whose scheme the invited player's link has. */
  titleId: z.string().optional(),
  /** The title's own word to the invited. docs: at most 256 characters */
  context: z.string().max(256).optional(),
});
export type InviteWish = z.infer<typeof InviteWish>;

export const InviteMade = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('handle'), handle: Handle }),
  z.object({ outcome: z.literal('failed'), reason: Reason }),
]);
export type InviteMade = z.infer<typeof InviteMade>;

/** Makes a real invite. Rejects with `DeskError` where the one who invites is none of ours. */
export const makeInvite = async (
  players: Pick<Players, 'find' | 'line'>,
  { as, sessionRef, invitedXuid, titleId, context }: InviteWish,
  record: (call: Call) => void,
): Promise<InviteMade> => {
  const player = await players.find(as);
  if (!player) throw new DeskError('no-such-player', `There is no player ${as}; choose one of the players`);
  const inviteAttributes = {
    ...(titleId !== undefined && { titleId }),
    ...(context !== undefined && { context }),
  };
  try {
    const { directory } = await players.line(player);
    const request = { type: 'invite', version: 1, sessionRef, invitedXuid, inviteAttributes } as const;
    const answer = await directory.createHandle(request, { record });
    return answer.outcome === 'handle'
      ? { outcome: 'handle', handle: answer.handle }
      : { outcome: 'failed', reason: reasonOf(answer) };
  } catch (error) {
    return { outcome: 'failed', reason: reasonOfError(error) };
  }
};
