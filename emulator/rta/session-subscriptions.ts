import type { StoredSession } from '../rules/stored.ts';
import type { Change } from '../store.ts';

/** docs: so many sessions tap one connection. */
const MOST = 10;

/** Which sessions tap which open connection: a member's subscription counts as long as the member has it. */
export type SessionSubscriptions = {
  opened(connection: string): void;
  closed(connection: string): void;
  /** Takes a change in: before its taps go out, what it adds; after them, what it ends. */
  adds(change: Change): void;
  ends(change: Change): void;
  taps(connection: string, key: string): boolean;
};

/** `over` is told of each subscription that is one too many. Choice: it is kept in the session, and not tapped. */
export const createSessionSubscriptions = (
  over: (connection: string, key: string) => void,
): SessionSubscriptions => {
  /** By connection, the keys of its sessions in the order of subscribing. */
  const open = new Map<string, Set<string>>();
  return {
    opened: (connection) => {
      open.set(connection, new Set());
    },
    closed: (connection) => {
      open.delete(connection);
    },
    adds: ({ key, before, after }) => {
      if (open.size === 0 || after?.members === before?.members) return;
      for (const connection of subscribersOf(after)) {
        const keys = open.get(connection);
        if (!keys || keys.has(key)) continue;
        if (keys.size < MOST) keys.add(key);
        else if (!subscribersOf(before).has(connection)) over(connection, key);
      }
    },
    ends: ({ key, before, after }) => {
      if (open.size === 0 || after?.members === before?.members) return;
      const still = subscribersOf(after);
      for (const connection of subscribersOf(before))
        if (!still.has(connection)) open.get(connection)?.delete(key);
    },
    taps: (connection, key) => open.get(connection)?.has(key) === true,
  };
};

const subscribersOf = (session: StoredSession | undefined): Set<string> => {
  const found = new Set<string>();
  for (const { properties } of session?.members ?? []) {
    const { connection, subscription } = properties.system;
    if (typeof connection === 'string' && subscription !== undefined) found.add(connection);
  }
  return found;
};
