import { sessionKey } from '../protocol/session-ref.ts';
import type { StoredHandle, StoredSession } from './rules/stored.ts';

/** A session that is no longer what it was; `after` is undefined when it is gone. */
export type Change = {
  readonly key: string;
  readonly before: StoredSession | undefined;
  readonly after: StoredSession | undefined;
};

/**
 * What holds sessions and handles: all that the emulator knows of it. Sessions are kept by `sessionKey`.
 * Asynchronous, so that a shared store can take the place of memory.
 */
export type Store = {
  readSession(key: string): Promise<StoredSession | undefined>;
  /** Writes (or, with undefined, deletes) if the session is still `before`; false when it is not. */
  writeSession(
    key: string,
    before: StoredSession | undefined,
    after: StoredSession | undefined,
  ): Promise<boolean>;
  /** Drops handles that have ended; the answer is the keys of the sessions whose next timer is due. */
  expire(now: number): Promise<string[]>;
  readHandle(id: string): Promise<StoredHandle | undefined>;
  /** A new activity of an owner takes the place of the one that he had in this SCID. docs */
  writeHandle(handle: StoredHandle): Promise<void>;
  deleteHandle(id: string): Promise<void>;
  /** The activity handles that point at a session. */
  activitiesOf(key: string): Promise<StoredHandle[]>;
  /** Publishes every change of a session; the answer takes the listener back. */
  onChange(listener: (change: Change) => void): () => void;
  /** Forgets everything; every session is published as gone. */
  clear(): Promise<void>;
};

export const memoryStore = (): Store => {
  const sessions = new Map<string, StoredSession>();
  const timers = new Map<string, number>();
  const handles = new Map<string, StoredHandle>();
  const activities = new Map<string, string>();
  const activitiesByKey = new Map<string, Set<string>>();
  const listeners = new Set<(change: Change) => void>();

  const publish = (change: Change): void => {
    for (const listener of listeners) listener(change);
  };
  const forget = (id: string): void => {
    const handle = handles.get(id);
    if (!handle) return;
    handles.delete(id);
    if (handle.type !== 'activity') return;
    const owner = ownerKey(handle);
    if (activities.get(owner) === id) activities.delete(owner);
    const key = sessionKey(handle.sessionRef);
    const ids = activitiesByKey.get(key);
    ids?.delete(id);
    if (ids?.size === 0) activitiesByKey.delete(key);
  };

  return {
    readSession: async (key) => sessions.get(key),
    writeSession: async (key, before, after) => {
      if (sessions.get(key) !== before) return false;
      if (after) sessions.set(key, after);
      else sessions.delete(key);
      if (after && after.nextTimer !== null) timers.set(key, after.nextTimer);
      else timers.delete(key);
      publish({ key, before, after });
      return true;
    },
    expire: async (now) => {
      for (const [id, { expiresAt }] of handles) if (expiresAt !== null && expiresAt <= now) forget(id);
      return [...timers].filter(([, at]) => at <= now).map(([key]) => key);
    },
    readHandle: async (id) => handles.get(id.toLowerCase()),
    writeHandle: async (handle) => {
      const id = handle.id.toLowerCase();
      handles.set(id, handle);
      if (handle.type !== 'activity') return;
      const owner = ownerKey(handle);
      const old = activities.get(owner);
      if (old !== undefined) forget(old);
      activities.set(owner, id);
      const key = sessionKey(handle.sessionRef);
      const ids = activitiesByKey.get(key) ?? new Set();
      activitiesByKey.set(key, ids.add(id));
    },
    deleteHandle: async (id) => forget(id.toLowerCase()),
    activitiesOf: async (key) => [...(activitiesByKey.get(key) ?? [])].flatMap((id) => handles.get(id) ?? []),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: async () => {
      const gone = [...sessions];
      for (const map of [sessions, timers, handles, activities, activitiesByKey]) map.clear();
      for (const [key, before] of gone) publish({ key, before, after: undefined });
    },
  };
};

const ownerKey = ({ byXuid, sessionRef }: StoredHandle): string =>
  `${byXuid}~${sessionRef.scid.toLowerCase()}`;
