import type { NotDone } from '../../client/explain.ts';
import { joinByHandle } from '../../client/join.ts';
import type { Hold } from '../../client/limits.ts';
import type { Call } from '../../protocol/exchange.ts';
import type { Activation } from '../activation/activation.ts';
import type { Player } from '../players/player.ts';
import type { Players } from '../players/players.ts';
import type { Follower } from './follow.ts';
import { reasonOf, reasonOfError } from './reasons.ts';
import { DeskError, type Records } from './records.ts';

export type Joiner = {
  /** Joins as this player and follows the session; the outcome is in the activation. Never rejects. */
  join(id: string, player: Player): Promise<void>;
  /** Ids of those whose join waits for the service's limit: nothing of it has been sent. */
  held(): string[];
  /** Calls off a join that waits so; nobody joins. Throws `DeskError` for one that does not. */
  callOff(id: string): void;
  /** Players whose change channel concerns activations that are joining. */
  joiningAs(xuid: string): string[];
  stop(): void;
};

/** Links have a handle when they get here: the desk sees to it. */
const handleOf = (activation: Activation): string => {
  const handle = activation.link?.handle;
  if (!handle) throw new Error(`Activation ${activation.id} has no handle to join by`);
  return handle;
};

export const createJoiner = (desk: {
  records: Records;
  players: Pick<Players, 'line'>;
  follower: Follower;
  addCall: (id: string, call: Call) => void;
  /** Other joins wait now. */
  tellHeld: () => void;
}): Joiner => {
  const { records, players, follower, addCall, tellHeld } = desk;
  const stopped = new AbortController();
  const joining = new Map<string, string>();
  const held = new Map<string, AbortController>();

  const holdOf = (id: string): Hold => {
    const controller = new AbortController();
    return {
      callOff: controller.signal,
      onHeld: (isHeld) => {
        if (isHeld) held.set(id, controller);
        else held.delete(id);
        tellHeld();
      },
    };
  };

  /** Not followed, as the user wished; unless a try before, perhaps of another run, may have been obeyed. */
  const outcomeOf = (id: string, answer: NotDone, hold: Hold, resumed: boolean) => {
    const first = !resumed && records.get(id).attempt <= 1;
    return hold.callOff.aborted && first
      ? ({ state: 'refused', reason: { kind: 'policy', code: 'declined' } } as const)
      : ({ state: 'failed', reason: reasonOf(answer) } as const);
  };

  const join = async (id: string, player: Player): Promise<void> => {
    const { xuid } = player;
    const resumed = records.get(id).state === 'joining';
    const activation = records.change(id, { state: 'joining', player: xuid, reason: null, attempt: 1 });
    joining.set(id, xuid);
    try {
      // The step may be one of several that are written together: a turn later they are on disk.
      await Promise.resolve();
      const line = await players.line(player);
      const hold = holdOf(id);
      const { answer, subscriptionId } = await joinByHandle({
        ...line,
        xuid,
        handleId: handleOf(activation),
        signal: stopped.signal,
        hold,
        record: (call) => addCall(id, call),
        onAttempt: (attempt) => {
          if (attempt > 1) records.change(id, { attempt });
        },
      });
      // Called off because the program ends: it stays in `joining`, to be taken up again by the next run.
      if (stopped.signal.aborted) return;
      if (answer.outcome !== 'session') {
        records.change(id, outcomeOf(id, answer, hold, resumed));
        return;
      }
      if (!answer.ref) {
        records.change(id, { state: 'failed', reason: noName() });
        return;
      }
      follower.follow({ activationId: id, xuid, line, ref: answer.ref, subscriptionId, answer });
      records.change(id, { state: 'joined', session: answer.ref });
    } catch (error) {
      if (!stopped.signal.aborted) records.change(id, { state: 'failed', reason: reasonOfError(error) });
    } finally {
      joining.delete(id);
    }
  };

  return {
    join,
    held: () => [...held.keys()],
    callOff: (id) => {
      const controller = held.get(id);
      if (!controller) throw new DeskError('not-now', 'This join does not wait; its call is on its way');
      controller.abort();
    },
    joiningAs: (xuid) => [...joining].filter(([, who]) => who === xuid).map(([id]) => id),
    stop: () => stopped.abort(),
  };
};

const noName = () =>
  reasonOfError(Object.assign(new Error('the answer names no session'), { code: 'no-session-name' }));
