import { randomUUID } from 'node:crypto';
import type { HandleRequest } from '../protocol/handle.ts';
import { type SessionRef, sessionKey } from '../protocol/session-ref.ts';
import type { Clock } from './clock.ts';
import { type Answer, NO_ACCESS, type Outcome, Refusal } from './rules/answer.ts';
import type { Constants } from './rules/constants.ts';
import type { Delta } from './rules/delta.ts';
import { activityEnded, handleStands, mayDelete, newHandle, withHandleMade } from './rules/handles.ts';
import { readSession } from './rules/read-session.ts';
import type { StoredHandle, StoredSession, Who } from './rules/stored.ts';
import { withConnectionLost, withTimersRun } from './rules/timers.ts';
import { writeSession } from './rules/write-session.ts';
import type { Change, Store } from './store.ts';

export type Read = { readonly ifNoneMatch?: string; readonly invited: boolean };
export type Write = {
  readonly delta: Delta;
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
  readonly invited: boolean;
  readonly noCommit: boolean;
};

/** The rules, joined to what holds the sessions. The answers are those of the service; no HTTP here. */
export type Directory = {
  read(ref: SessionRef, read: Read, who: Who): Promise<Answer>;
  write(ref: SessionRef, write: Write, who: Who): Promise<Answer>;
  /** The session as it is now, whoever asks; undefined when there is none. */
  current(ref: SessionRef): Promise<StoredSession | undefined>;
  /** Undefined for a handle that is unknown or has expired. */
  handle(id: string): Promise<StoredHandle | undefined>;
  createHandle(request: HandleRequest, who: Who): Promise<Answer>;
  deleteHandle(id: string, who: Who): Promise<Answer>;
  /** Lets the timers run of sessions that nobody reads any more, and drops handles that have ended. */
  expire(): Promise<void>;
  connectionLost(key: string, connection: string): Promise<void>;
  onChange(listener: (change: Change) => void): () => void;
};

/** The templates that are described; any other is taken with default constants. */
export type Templates = (ref: SessionRef) => Constants | undefined;

export const createDirectory = (store: Store, clock: Clock, templates: Templates): Directory => {
  /**
   * Reads, lets timers run (one step of each, docs), applies the rule and writes; once more when another
   * write came between.
   */
  const change = async (
    key: string,
    rule: (session: StoredSession | undefined, now: number) => Outcome,
  ): Promise<Answer> => {
    let evaluated = false;
    for (;;) {
      const before = await store.readSession(key);
      const now = clock.now();
      const timed = before && !evaluated ? withTimersRun(before, now) : before;
      if (timed !== before) {
        evaluated = await store.writeSession(key, before, timed);
        continue;
      }
      const { after, answer } = rule(before, now);
      if (after === before || (await store.writeSession(key, before, after))) return answer;
    }
  };

  const current = async (key: string): Promise<StoredSession | undefined> => {
    let session: StoredSession | undefined;
    await change(key, (now) => {
      session = now;
      return { after: now, answer: { status: 200 } };
    });
    return session;
  };

  const handle = async (id: string): Promise<StoredHandle | undefined> => {
    const found = await store.readHandle(id);
    if (!found || handleStands(found, clock.now())) return found;
    await store.deleteHandle(id);
    return undefined;
  };

  return {
    read: (ref, read, who) =>
      change(sessionKey(ref), (session) => ({ after: session, answer: readSession(session, read, who) })),
    write: (ref, write, who) => {
      const whole = { ...write, ref, branch: randomUUID(), template: templates(ref) };
      return change(sessionKey(ref), (session, now) => writeSession(session, whole, who, now));
    },
    current: (ref) => current(sessionKey(ref)),
    handle,
    createHandle: async (request, who) => {
      const id = randomUUID();
      let made: StoredHandle | undefined;
      await change(sessionKey(request.sessionRef), (session, now) => {
        made = newHandle(request, session, who, now, id);
        const bumped = session && made.type === 'activity' ? withHandleMade(session) : session;
        return { after: bumped, answer: { status: 201 } };
      });
      if (!made) return { status: 404 };
      await store.writeHandle(made);
      return { status: 201, json: made.body, location: `/handles/${id}` };
    },
    deleteHandle: async (id, who) => {
      const found = await handle(id);
      if (!found) return unknownHandle(id);
      if (!mayDelete(found, who))
        return { status: 403, text: NO_ACCESS, because: `handle of ${found.byXuid}` };
      await store.deleteHandle(id);
      return { status: 204 };
    },
    expire: async () => {
      for (const key of await store.expire(clock.now())) await current(key);
    },
    connectionLost: async (key, connection) => {
      await change(key, (session, now) => ({
        after: session && withConnectionLost(session, connection, now),
        answer: { status: 204 },
      }));
    },
    onChange: (listener) => store.onChange(listener),
  };
};

export const unknownHandle = (id: string): Answer => ({
  status: 404,
  text: `The requested handle '${id}' was not found.`,
});

/** Activity handles die with their owner's activity: call for every change of a session. */
export const dropEndedActivities = async (store: Store, { key, after }: Change): Promise<void> => {
  for (const activity of await store.activitiesOf(key))
    if (activityEnded(activity, after)) await store.deleteHandle(activity.id);
};

/** A refusal that was thrown on the way, as the answer it is; anything else goes on. */
export const answered = (error: unknown): Answer => {
  if (error instanceof Refusal) return error.answer;
  throw error;
};
