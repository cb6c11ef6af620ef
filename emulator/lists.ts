import type { Answer } from './rules/answer.ts';
import { assertMayList, isListed, type ListQuery, listed, taken } from './rules/session-list.ts';
import type { Who } from './rules/stored.ts';
import type { Sessions } from './sessions.ts';
import type { Store } from './store.ts';

export type Lists = {
  /** The sessions of these players in a SCID, or all that the query lets through. */
  listSessions(scid: string, xuids: readonly string[], query: ListQuery, who: Who): Promise<Answer>;
};

export const createLists = (store: Store, sessions: Sessions): Lists => ({
  listSessions: async (scid, xuids, query, who) => {
    assertMayList(query, xuids, who);
    const prefix = `${scid.toLowerCase()}~`;
    const results: object[] = [];
    const most = taken(query);
    const collect = async (keys: readonly string[], xuid: string | undefined): Promise<void> => {
      for (const key of keys) {
        if (results.length >= most) return;
        // What a first look leaves out needs no timers: they only ever make members fewer.
        const before = key.startsWith(prefix) ? await store.readSession(key) : undefined;
        if (!before || (xuid === undefined && !isListed(before, query, xuid))) continue;
        const session = await sessions.current(key);
        if (session && isListed(session, query, xuid)) results.push(listed(session, xuid));
      }
    };
    if (xuids.length === 0) await collect(await store.sessionsIn(scid), undefined);
    for (const xuid of xuids) await collect(await store.sessionsWith(xuid), xuid);
    return { status: 200, json: { results } };
  },
});
