import { leaveSession } from '../../client/join.ts';
import type { Call } from '../../protocol/exchange.ts';
import type { Follower } from './follow.ts';
import { DeskError, type Records } from './records.ts';

export type Leaver = {
  /** Takes the player out of a joined session; rejects with `DeskError`. */
  leave(id: string): Promise<void>;
  /** The leave of this activation is under way: the tap of our own leave may come before its answer. */
  isLeaving(id: string): boolean;
};

export const createLeaver = (desk: {
  records: Records;
  /** As it is when it is needed: the follower asks who is leaving. */
  follower: () => Pick<Follower, 'lineOf' | 'letGo'>;
  addCall: (id: string, call: Call) => void;
}): Leaver => {
  const { records, follower, addCall } = desk;
  const leaving = new Set<string>();

  const leave = async (id: string): Promise<void> => {
    const { state, session } = records.get(id);
    const line = follower().lineOf(id);
    if (state !== 'joined' || !line || !session) {
      throw new DeskError('not-now', `This activation is ${state}; only a joined session can be left`);
    }
    leaving.add(id);
    const answer = await leaveSession(line.directory, session, {
      record: (call) => addCall(id, call),
    }).finally(() => leaving.delete(id));
    if (records.get(id).state === 'left') return;
    if (answer.outcome !== 'session' && answer.outcome !== 'gone') {
      const why =
        answer.outcome === 'unreachable' ? answer.error.message : `answer ${answer.exchange.status}`;
      throw new DeskError('leave-failed', `The directory did not let the player leave: ${why}`);
    }
    follower().letGo(id, answer.outcome === 'session' ? answer : undefined);
    if (records.get(id).state === 'joined') records.change(id, { state: 'left', reason: null });
  };
  return { leave, isLeaving: (id) => leaving.has(id) };
};
