import { sessionKey } from '../protocol/session-ref.ts';
import type { StoredHandle, StoredSession } from './rules/stored.ts';
import type { Soon } from './soon.ts';
import { createHandleIndex, createMemberIndex, takesPlaceOf } from './store-index.ts';

/** A session that is no longer what it was; `after` is undefined when it is gone. */
export type Change = {
  readonly key: string;
  readonly before: StoredSession | undefined;
  readonly after: StoredSession | undefined;
};

/**
 * What holds sessions and handles: all that the emulator knows of it. Sessions are kept by `sessionKey`.
 * What each call asks for may come later, so that a shared store can take the place of memory.
 */
export type Store = {
  readSession(key: string): Soon<StoredSession | undefined>;
  /** Writes (or, with undefined, deletes) if the session is still `before`; false when it is not. */
  writeSession(
    key: string,
    before: StoredSession | undefined,
    after: StoredSession | undefined,
  ): Soon<boolean>;
  /** Drops handles that have ended; the answer is the keys of the sessions whose next timer is due. */
  expire(now: number): Promise<string[]>;
  readHandle(id: string): Promise<StoredHandle | undefined>;
  /**
   * A new activity of an owner takes the place of the one that he had in this SCID, and a new search handle
   * that of the session's other one. docs
   */
  writeHandle(handle: StoredHandle): Promise<void>;
  deleteHandle(id: string): Promise<void>;
  /** The activity and search handles that point at a session. */
  handlesOf(key: string): Soon<StoredHandle[]>;
  /** The activity handles of one player. */
  activitiesOf(xuid: string): Promise<StoredHandle[]>;
  /** The search handles of a SCID, or all of them, oldest first. */
  searchHandles(scid: string | undefined): Promise<StoredHandle[]>;
  /** The keys of the sessions that this player is in. */
  sessionsWith(xuid: string): Promise<string[]>;
  /** The keys of all sessions of a SCID. */
  sessionsIn(scid: string): Promise<string[]>;
  /** Publishes every change of a session; the answer takes the listener back. */
  onChange(listener: (change: Change) => void): () => void;
  /** All that is held, for a save or an export. */
  everything(): Promise<{ sessions: StoredSession[]; handles: StoredHandle[] }>;
  /** Puts these in the place of all that is held, at once: old sessions are published as gone, new ones as made. */
  replace(held: Held): Promise<void>;
};

type Held = { readonly sessions: readonly StoredSession[]; readonly handles: readonly StoredHandle[] };

type Keep = (key: string, session: StoredSession | undefined) => void;

/**
 * `keep` is given each session that is written before it takes its place: when it throws, nothing is changed.
 * It is not given those of `replace`.
 */
export const memoryStore = (keep: Keep = () => undefined): Store => {
  const sessions = new Map<string, StoredSession>();
  const timers = new Map<string, number>();
  const handles = new Map<string, StoredHandle>();
  const members = createMemberIndex();
  const handleIndex = createHandleIndex();
  const listeners = new Set<(change: Change) => void>();

  const publish = (change: Change): void => {
    for (const listener of listeners) listener(change);
  };
  const forget = (id: string): void => {
    const handle = handles.get(id);
    if (!handle) return;
    handles.delete(id);
    handleIndex.remove(handle);
  };
  const place = (key: string, before: StoredSession | undefined, after: StoredSession | undefined): void => {
    if (after) sessions.set(key, after);
    else sessions.delete(key);
    if (after && after.nextTimer !== null) timers.set(key, after.nextTimer);
    else timers.delete(key);
    members.changed(key, before, after);
    publish({ key, before, after });
  };
  const placeHandle = (handle: StoredHandle): void => {
    const others = [
      ...handleIndex.ofSession(sessionKey(handle.sessionRef)),
      ...handleIndex.ofOwner(handle.byXuid),
    ];
    for (const other of found(others)) if (takesPlaceOf(handle, other)) forget(other.id.toLowerCase());
    handles.set(handle.id.toLowerCase(), handle);
    handleIndex.add(handle);
  };
  const found = (ids: string[]): StoredHandle[] => ids.flatMap((id) => handles.get(id) ?? []);

  return {
    readSession: (key) => sessions.get(key),
    writeSession: (key, before, after) => {
      if (sessions.get(key) !== before) return false;
      keep(key, after);
      place(key, before, after);
      return true;
    },
    expire: async (now) => {
      for (const [id, { expiresAt }] of handles) if (expiresAt !== null && expiresAt <= now) forget(id);
      return [...timers].filter(([, at]) => at <= now).map(([key]) => key);
    },
    readHandle: async (id) => handles.get(id.toLowerCase()),
    writeHandle: async (handle) => placeHandle(handle),
    deleteHandle: async (id) => forget(id.toLowerCase()),
    handlesOf: (key) => found(handleIndex.ofSession(key)),
    activitiesOf: async (xuid) => found(handleIndex.ofOwner(xuid)),
    searchHandles: async (scid) =>
      scid === undefined
        ? [...handles.values()].filter(({ type }) => type === 'search')
        : found(handleIndex.ofScid(scid)),
    sessionsWith: async (xuid) => members.of(xuid),
    sessionsIn: async (scid) => {
      const prefix = `${scid.toLowerCase()}~`;
      return [...sessions.keys()].filter((key) => key.startsWith(prefix));
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    everything: async () => ({ sessions: [...sessions.values()], handles: [...handles.values()] }),
    replace: async (held) => {
      const gone = [...sessions];
      for (const map of [sessions, timers, handles, members, handleIndex]) map.clear();
      for (const [key, before] of gone) publish({ key, before, after: undefined });
      for (const session of held.sessions) place(sessionKey(session.ref), undefined, session);
      for (const handle of held.handles) placeHandle(handle);
    },
  };
};
