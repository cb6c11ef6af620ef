import type { Call } from '../../protocol/exchange.ts';
import type { VersionRow } from '../../protocol/version.ts';
import type { Activation, ArrivedBy } from '../activation/activation.ts';
import type { LinkText } from '../activation/argv.ts';
import type { Arrival } from '../activation/arrivals.ts';
import type { Journal } from '../journal/journal.ts';
import type { Players } from '../players/players.ts';
import { type Acts, createActs } from './act.ts';
import type { Act, ActRef } from './act-view.ts';
import { type Asker, createAsker } from './ask.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createFollower } from './follow.ts';
import { createIntake } from './intake.ts';
import { createJoiner, type Joiner } from './join.ts';
import { createLeaver, type Leaver } from './leave.ts';
import { createNames, type Gamertags, type Names } from './names.ts';
import { createRecords } from './records.ts';
import { recoverRecords, resumeJoining } from './recover.ts';
import { createRemover, type Removed } from './remove.ts';
import type { SessionView } from './session-view.ts';
import { createVersions } from './versions.ts';
import { createWorkOff, type WorkOff } from './work-off.ts';

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
  | 'drafts'
  | 'keepDraft'
  | 'dropDraft'
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
  /** Ids of the activations whose join waits for the service's limit, all of them. */
  held(activationIds: string[]): void;
  /** Bring it into view, and the window to the front. */
  show(activationId: string): void;
  /** Something of the desk's own went wrong, such as a full disk. */
  trouble(text: string): void;
};

/** Where activations are worked off. What can't be done now throws, or rejects with, `DeskError`. */
export type Desk = Omit<Acts, 'stopActs' | 'forgetActs'> &
  Omit<WorkOff, 'workOff'> &
  Pick<Asker, 'look' | 'titleOf'> &
  Pick<Leaver, 'leave'> & {
    activations(): Activation[];
    sessions(): SessionView[];
    /** Of somebody whom the service named in this run. */
    nameOf: Names['nameOf'];
    /** As `Names.learn`, as the player of this xuid: nobody's where he plays on the emulator, whose players are known. */
    namesOf(xuids: readonly string[], as: string, record: (call: Call) => void): Promise<Gamertags>;
    heldJoins: Joiner['held'];
    callOffJoin: Joiner['callOff'];
    /** Takes links in, and follows what may be followed. */
    take(arrival: Arrival): void;
    /** Takes one link in; gives the id of the activation that it began or repeated. */
    takeLink(link: LinkText, by: ArrivedBy): string;
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

const NO_TITLES: ReadonlySet<string> = new Set();

export const createDesk = (options: {
  journal: DeskJournal;
  players: Players;
  listener: DeskListener;
  /** Titles whose links join on Xbox Live without a question: decimal ids. */
  trustedTitles?: () => ReadonlySet<string>;
  now?: () => Date;
}): Desk => {
  const { journal, players, listener, now = () => new Date() } = options;
  const { trustedTitles = () => NO_TITLES } = options;
  const addCall = (id: string, call: Call): void => {
    journal.addCall(id, call);
    listener.call(id, call);
    versions.noteCall(call, records.get(id).player);
  };
  const versions = createVersions({ journal, tell: listener.version, trouble: listener.trouble });
  const records = createRecords(journal, now, listener);
  const { leave, isLeaving } = createLeaver({ records, follower: () => follower, addCall });
  const follower = createFollower({
    view: listener.session,
    version: versions.seen,
    forgotten: (id) => {
      versions.forget(id);
      listener.forgotten(id);
    },
    call: addCall,
    end: (id, code) => {
      const asWished = isLeaving(id) && code !== 'directory-changed';
      records.change(
        id,
        asWished ? { state: 'left', reason: null } : { state: 'ended', reason: { kind: 'end', code } },
      );
    },
    now,
  });
  const joiner = createJoiner({
    ...{ records, players, follower, addCall },
    tellHeld: () => listener.held(joiner.held()),
  });
  const names = createNames({ players, notice: listener.trouble, now });
  const asker = createAsker({ records, players, joiner, addCall, names, trustedTitles, now });
  const { workOff, ...answers } = createWorkOff({ records, players, joiner, asker, trustedTitles });
  const drafts = createDrafts({ journal, trouble: listener.trouble });
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
    nameOf: names.nameOf,
    namesOf: async (xuids, as, record) => {
      const player = players.known(as);
      return player?.directory === 'xbox-live' ? names.learn(xuids, player, record) : {};
    },
    heldJoins: joiner.held,
    callOffJoin: joiner.callOff,
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
    ...answers,
    look: asker.look,
    titleOf: asker.titleOf,
    leave,
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
    recover: () =>
      reading(() => {
        recoverRecords({ journal, records });
        drafts.recover();
      }),
    stop() {
      joiner.stop();
      asker.stop();
      names.stop();
      stopActs();
      follower.stop();
    },
  };
};
