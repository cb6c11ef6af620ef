import { randomUUID } from 'node:crypto';
import { type SessionRef, sessionKey } from '../protocol/session-ref.ts';
import type { Clock } from './clock.ts';
import { createHandles, dropEndedHandles, type Handles } from './handles.ts';
import type { History } from './history.ts';
import { createLists, type Lists } from './lists.ts';
import { type Answer, type Outcome, Refusal } from './rules/answer.ts';
import { isLarge } from './rules/constants.ts';
import type { Delta } from './rules/delta.ts';
import { readSession } from './rules/read-session.ts';
import type { StoredSession, Who } from './rules/stored.ts';
import { withConnectionLost } from './rules/timers.ts';
import { writeSession } from './rules/write-session.ts';
import { createSessions, type Rule } from './sessions.ts';
import type { Soon } from './soon.ts';
import type { Change, Store } from './store.ts';
import type { Templates } from './templates.ts';
import { titleOf } from './title.ts';

/** How the caller comes: by a handle that opens the session to him, or with no more than he is. */
export type Coming = { readonly invited: boolean; readonly refused?: string };
export type Read = Coming & { readonly ifNoneMatch?: string };
export type Write = Coming & {
  readonly delta: Delta;
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  readonly noCommit: boolean;
  /** Counts a write to a large session, by its key; throws a `Refusal` when there were too many. */
  readonly countLarge?: (key: string) => void;
};

/** The rules, joined to what holds the sessions. The answers are those of the service; no HTTP here. */
export type Directory = Handles &
  Lists & {
    readonly history: History;
    /** The templates that are described; any other is taken with default constants. */
    readonly templates: Templates;
    read(ref: SessionRef, read: Read, who: Who): Soon<Answer>;
    write(ref: SessionRef, write: Write, who: Who): Soon<Answer>;
    /** Writes one after another that are kept as one change: all of them, or none when one is refused. */
    writeAll(ref: SessionRef, writes: readonly { readonly write: Write; readonly who: Who }[]): Soon<Answer>;
    /** The session as it is now, whoever asks; undefined when there is none. */
    current(ref: SessionRef): Soon<StoredSession | undefined>;
    /** Lets the timers run of sessions that nobody reads any more, and drops handles that have ended. */
    expire(): Promise<void>;
    /** Takes a player out of every session that he is in or has a place in, as if he had left each. */
    leaveAll(player: Omit<Who, 'titleId'>): Promise<void>;
    connectionLost(key: string, connection: string): Promise<void>;
    onChange(listener: (change: Change) => void): () => void;
  };

export const createDirectory = (
  store: Store,
  clock: Clock,
  templates: Templates,
  history: History,
): Directory => {
  const sessions = createSessions(store, clock, (kept) => {
    history.record(kept);
    return kept.before?.members === kept.after?.members ? undefined : dropEndedHandles(store, kept);
  });
  const { change, current } = sessions;
  const ruleOf = (ref: SessionRef, write: Write, who: Who): Rule => {
    const template = templates.find(ref);
    let isCounted = false;
    return (session, now) => {
      if (!isCounted && session && isLarge(session.constants)) write.countLarge?.(sessionKey(ref));
      isCounted = true; // though the rule is applied again when another write came between
      const branch = session?.branch ?? randomUUID();
      return writeSession(session, { ...write, ref, branch, template }, who, now);
    };
  };
  const directory: Directory = {
    ...createHandles(store, clock, sessions),
    ...createLists(store, sessions),
    history,
    templates,
    read: (ref, read, who) =>
      change(sessionKey(ref), (session) => ({ after: session, answer: readSession(session, read, who) })),
    write: (ref, write, who) => change(sessionKey(ref), ruleOf(ref, write, who), who.xuid),
    writeAll: (ref, writes) => {
      const rules = writes.map(({ write, who }) => ruleOf(ref, write, who));
      const all: Rule = (session, now) =>
        rules.reduce<Outcome>(({ after }, rule) => rule(after, now), { after: session, answer: NOTHING });
      return change(sessionKey(ref), all, writes.at(-1)?.who.xuid);
    },
    current: (ref) => current(sessionKey(ref)),
    expire: async () => {
      for (const key of await store.expire(clock.now())) await current(key);
    },
    connectionLost: async (key, connection) => {
      await change(key, (session, now) => ({
        after: session && withConnectionLost(session, connection, now),
        answer: { status: 204 },
      }));
    },
    leaveAll: async (player) => {
      for (const key of await store.sessionsWith(player.xuid)) {
        const ref = (await current(key))?.ref;
        if (!ref) continue;
        const leaving = { invited: true, noCommit: false, delta: { members: { me: null } } };
        await directory.write(ref, leaving, { ...player, titleId: titleOf(ref.scid), console: true });
      }
    },
    onChange: (listener) => store.onChange(listener),
  };
  return directory;
};

/** What no write at all is answered with. */
const NOTHING: Answer = { status: 204 };

/** A refusal that was thrown on the way, as the answer it is; anything else goes on. */
export const answered = (error: unknown): Answer => {
  if (error instanceof Refusal) return error.answer;
  throw error;
};
