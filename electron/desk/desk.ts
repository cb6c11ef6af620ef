import { leaveSession } from '../../client/join.ts';
import type { Call } from '../../protocol/exchange.ts';
import type { VersionRow } from '../../protocol/version.ts';
import type { Activation, ArrivedBy } from '../activation/activation.ts';
import type { LinkText } from '../activation/argv.ts';
import type { Arrival } from '../activation/arrivals.ts';
import type { Journal } from '../journal/journal.ts';
import type { Player } from '../players/player.ts';
import type { Players } from '../players/players.ts';
import { type Acts, createActs } from './act.ts';
import type { Act, ActRef } from './act-view.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createFollower } from './follow.ts';
import { createIntake } from './intake.ts';
import { createJoiner } from './join.ts';
import { verdictOn } from './policy.ts';
import { createRecords, DeskError } from './records.ts';
import { recoverRecords, resumeJoining } from './recover.ts';
import { createRemover, type Removed } from './remove.ts';
import type { SessionView } from './session-view.ts';
import { createVersions } from './versions.ts';

/** What the desk needs of the journal. */
export type DeskJournal = Pick<
  Journal,
  | 'write'
  | 'addCall'
  | 'addVersion'
  | 'lastVersion'
  | 'activations'
  | 'activation'
  | 'inState'
  | 'remove'
  | 'olderThan'
>;

export type DeskListener = {
  /** `before` is null for a new one. */
  activation(activation: Activation, before: Activation | null): void;
  session(view: SessionView): void;
  /** They are no longer kept. */
  removed(activationIds: string[]): void;
  /** The session of this activation ended long ago, and is no longer kept. */
  forgotten(activationId: string): void;
  call(activationId: string, call: Call): void;
  /** A version of this activation's session was seen. */
  version(activationId: string, row: VersionRow): void;
  /** What the user does to a session was begun, or has its answer. */
  act(act: Act): void;
  actDropped(act: ActRef): void;
  /** Bring it into view, and the window to the front. */
  show(activationId: string): void;
  /** Something of the desk's own went wrong, such as a full disk. */
  trouble(text: string): void;
};

/** Where activations are worked off. What can't be done now throws, or rejects with, `DeskError`. */
export type Desk = Omit<Acts, 'stopActs' | 'forgetActs'> & {
  activations(): Activation[];
  sessions(): SessionView[];
  /** Takes links in, and follows what may be followed. */
  take(arrival: Arrival): void;
  /** Takes one link in; gives the id of the activation that it began or repeated. */
  takeLink(link: LinkText, by: ArrivedBy): string;
  /** Answers `asking`, or joins as somebody else; `as` null is the player the link names. */
  join(id: string, as: string | null): Promise<void>;
  decline(id: string): void;
  /** Tries once more what was refused, failed, ended or left. */
  again(id: string): Promise<void>;
  leave(id: string): Promise<void>;
  /** Brings a session of a run before back into view; nothing where the journal has no version of it. */
  recall(id: string): void;
  /** Deletes activations for good; who is joining or joined stays. */
  remove(ids: readonly string[]): Promise<Removed>;
  removeOlder(than: Date): Promise<Removed>;
  drafts: Drafts;
  /** Takes up what was joining when the program died: before the first link is taken. */
  resume(): void;
  /** Brings back what else the runs before left in the journal. */
  recover(): void;
  /** Lets everything go, as the program ends. Sessions are not left: the service sees the connection close. */
  stop(): void;
};

/** States in which nobody is, or is becoming, a member by this activation. */
const OUTSIDE = new Set<Activation['state']>(['received', 'asking', 'refused', 'failed', 'left', 'ended']);

export const createDesk = (options: {
  journal: DeskJournal;
  players: Players;
  listener: DeskListener;
  now?: () => Date;
}): Desk => {
  const { journal, players, listener, now = () => new Date() } = options;
  const addCall = (id: string, call: Call): void => {
    journal.addCall(id, call);
    listener.call(id, call);
    versions.noteCall(call, records.get(id).player);
  };
  const versions = createVersions({ journal, tell: listener.version, trouble: listener.trouble });
  const records = createRecords(journal, now, listener);
  /** Activations whose leave is under way: the tap of our own leave may come before its answer. */
  const leaving = new Set<string>();
  const follower = createFollower({
    view: listener.session,
    version: versions.seen,
    forgotten: (id) => {
      versions.forget(id);
      listener.forgotten(id);
    },
    call: addCall,
    end: (id, code) => {
      const asWished = leaving.has(id) && code !== 'directory-changed';
      records.change(
        id,
        asWished ? { state: 'left', reason: null } : { state: 'ended', reason: { kind: 'end', code } },
      );
    },
    now,
  });
  const joiner = createJoiner({ records, players, follower, addCall });
  const drafts = createDrafts();
  const { stopActs, forgetActs, ...acts } = createActs({
    records,
    players,
    follower,
    addCall,
    tell: listener.act,
    dropped: listener.actDropped,
  });

  players.onFrame((xuid, frame) => {
    for (const id of new Set([...joiner.joiningAs(xuid), ...follower.followedAs(xuid)])) addCall(id, frame);
  });

  /** Asks the policy, and does what it says: at once, unless the emulator must be asked who the player is. */
  const workOff = async (id: string): Promise<void> => {
    const { link } = records.get(id);
    if (!link) return;
    const player = link.to && (players.known(link.to) ?? (await players.find(link.to)));
    const verdict = verdictOn(link, player || null, players.list().length > 0);
    // The user may have answered while the emulator was asked.
    if (!OUTSIDE.has(records.get(id).state)) return;
    switch (verdict.kind) {
      case 'refuse':
        records.change(id, { state: 'refused', reason: verdict.reason });
        return;
      case 'ask':
        records.change(id, { state: 'asking', player: verdict.player?.xuid ?? null, reason: null });
        return;
      case 'join':
        await joiner.join(id, verdict.player);
    }
  };

  const playerOf = async (xuid: string | null): Promise<Player> => {
    const player = xuid === null ? null : await players.find(xuid);
    if (player) return player;
    const who = xuid === null ? 'The link names nobody' : `There is no player ${xuid}`;
    throw new DeskError('no-such-player', `${who}; choose one of the players`);
  };

  /** An activation that could be joined now; throws where it can't. */
  const outside = (id: string): Activation => {
    const activation = records.get(id);
    if (!activation.link?.handle) throw new DeskError('not-now', 'This link has no handle to join by');
    if (OUTSIDE.has(activation.state)) return activation;
    throw new DeskError('not-now', `This activation is ${activation.state} already`);
  };

  const joinAs = async (id: string, xuid: string | null): Promise<void> => {
    const player = await playerOf(xuid);
    outside(id);
    void joiner.join(id, player);
  };

  /** The past can be missed; the links that come now can't. */
  const reading = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      listener.trouble(`The journal can't be read: ${String(error)}`);
    }
  };

  return {
    activations: records.all,
    sessions: follower.views,
    ...createRemover({
      journal,
      records,
      follower,
      removed: (ids) => {
        for (const id of ids) {
          forgetActs(id);
          drafts.forget(id);
        }
        listener.removed(ids);
      },
    }),
    drafts,
    ...acts,
    ...createIntake({ records, now, show: listener.show, workOff: (id) => void workOff(id) }),
    async join(id, as) {
      const { player, link } = outside(id);
      await joinAs(id, as ?? player ?? link?.to ?? null);
    },
    decline(id) {
      const { state } = records.get(id);
      if (state !== 'asking') throw new DeskError('not-now', `Nothing is asked: this activation is ${state}`);
      records.change(id, { state: 'refused', reason: { kind: 'policy', code: 'declined' } });
    },
    async again(id) {
      const { player, state } = outside(id);
      if (player === null || state === 'refused') void workOff(id);
      else await joinAs(id, player);
    },
    async leave(id) {
      const { state, session } = records.get(id);
      const line = follower.lineOf(id);
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
      follower.letGo(id, answer.outcome === 'session' ? answer : undefined);
      if (records.get(id).state === 'joined') records.change(id, { state: 'left', reason: null });
    },
    recall(id) {
      const { session, player } = records.get(id);
      const last = session && journal.lastVersion(id)?.version;
      if (!session || !last) return;
      const { row, document, etag } = last;
      follower.recall({
        activationId: id,
        ref: session,
        document,
        etag,
        channel: 'stopped',
        you: player ?? '',
        readAt: row.seenAt,
      });
    },
    resume: () => reading(() => resumeJoining({ journal, records, players, joiner })),
    recover: () => reading(() => recoverRecords({ journal, records })),
    stop() {
      joiner.stop();
      stopActs();
      follower.stop();
    },
  };
};
