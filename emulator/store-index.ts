import { sessionKey } from '../protocol/session-ref.ts';
import type { StoredHandle, StoredSession } from './rules/stored.ts';

/** Sets by name, without the empty ones. */
const createIndex = () => {
  const sets = new Map<string, Set<string>>();
  return {
    add: (name: string, value: string): void => {
      const set = sets.get(name);
      if (set) set.add(value);
      else sets.set(name, new Set([value]));
    },
    remove: (name: string, value: string): void => {
      const set = sets.get(name);
      if (set?.delete(value) && set.size === 0) sets.delete(name);
    },
    of: (name: string): string[] => [...(sets.get(name) ?? [])],
    clear: () => sets.clear(),
  };
};

/** Which sessions a player is in. */
export const createMemberIndex = () => {
  const sessions = createIndex();
  return {
    changed: (key: string, before: StoredSession | undefined, after: StoredSession | undefined): void => {
      // Who comes raises the next index, and who goes alone shortens the list: else nobody came or went.
      if (
        before?.branch === after?.branch &&
        before?.nextIndex === after?.nextIndex &&
        before?.members.length === after?.members.length
      )
        return;
      const here = new Set(after?.members.map(({ constants }) => constants.system.xuid));
      for (const { constants } of before?.members ?? []) {
        const { xuid } = constants.system;
        if (!here.delete(xuid)) sessions.remove(xuid, key);
      }
      for (const xuid of here) sessions.add(xuid, key);
    },
    of: sessions.of,
    clear: sessions.clear,
  };
};

/** The handles that are found by other things than their id. */
export const createHandleIndex = () => {
  const [bySession, byOwner, byScid] = [createIndex(), createIndex(), createIndex()];
  const each = (
    { id, type, sessionRef, byXuid }: StoredHandle,
    doTo: (index: typeof bySession, name: string, id: string) => void,
  ): void => {
    if (type !== 'activity' && type !== 'search') return;
    doTo(bySession, sessionKey(sessionRef), id.toLowerCase());
    if (type === 'activity') doTo(byOwner, byXuid, id.toLowerCase());
    else doTo(byScid, sessionRef.scid.toLowerCase(), id.toLowerCase());
  };
  return {
    add: (handle: StoredHandle) => each(handle, (index, name, id) => index.add(name, id)),
    remove: (handle: StoredHandle) => each(handle, (index, name, id) => index.remove(name, id)),
    ofSession: bySession.of,
    ofOwner: byOwner.of,
    ofScid: (scid: string) => byScid.of(scid.toLowerCase()),
    clear: () => {
      for (const index of [bySession, byOwner, byScid]) index.clear();
    },
  };
};

/** A handle of which there is one alone takes the place of this other one. docs */
export const takesPlaceOf = (handle: StoredHandle, other: StoredHandle): boolean => {
  if (handle.type !== other.type || handle.id.toLowerCase() === other.id.toLowerCase()) return false;
  if (handle.type === 'search') return sessionKey(handle.sessionRef) === sessionKey(other.sessionRef);
  return (
    handle.type === 'activity' &&
    handle.byXuid === other.byXuid &&
    handle.sessionRef.scid.toLowerCase() === other.sessionRef.scid.toLowerCase()
  );
};
