import { randomUUID } from 'node:crypto';
import type { HandleQuery, HandleRequest } from '../protocol/handle.ts';
import { sameId } from '../protocol/ids.ts';
import { type SessionRef, sessionKey } from '../protocol/session-ref.ts';
import type { Clock } from './clock.ts';
import { type Answer, NO_ACCESS } from './rules/answer.ts';
import { type FoundHandle, queryResults, searched } from './rules/handle-query.ts';
import { handleEnded, handleStands, mayDelete, newHandle, withHandleMade } from './rules/handles.ts';
import { memberWith, type StoredHandle, type StoredSession, type Who } from './rules/stored.ts';
import type { Sessions } from './sessions.ts';
import { andThen, type Soon } from './soon.ts';
import type { Change, Store } from './store.ts';

/** What a handle lets its caller do with the session that it names. */
export type Way = {
  readonly sessionRef: SessionRef;
  /** It opens the session despite its restrictions. docs */
  readonly invited: boolean;
  /** Why it may not be used at all. */
  readonly refused?: string;
};

export type Handles = {
  /** Undefined for a handle that is unknown or has expired. */
  handle(id: string): Promise<StoredHandle | undefined>;
  createHandle(request: HandleRequest, who: Who): Promise<Answer>;
  deleteHandle(id: string, who: Who): Promise<Answer>;
  /** The way that a handle leads its caller. */
  way(handle: StoredHandle, who: Who): Promise<Way>;
  /** `people` gives the people list of a player. */
  queryHandles(
    query: HandleQuery,
    includes: ReadonlySet<string>,
    people: (xuid: string, moniker: string) => readonly string[],
  ): Promise<Answer>;
  /** Called with each new handle, and who made it. */
  onHandle(listener: (handle: StoredHandle, by: Who) => void): () => void;
};

export const createHandles = (store: Store, clock: Clock, sessions: Sessions): Handles => {
  const listeners = new Set<(handle: StoredHandle, by: Who) => void>();

  const handle = async (id: string): Promise<StoredHandle | undefined> => {
    const found = await store.readHandle(id);
    if (!found || handleStands(found, clock.now())) return found;
    await store.deleteHandle(id);
    return undefined;
  };

  const ofOwners = async (xuids: readonly string[], scid: string | undefined): Promise<StoredHandle[]> => {
    const found = await Promise.all([...new Set(xuids)].map((xuid) => store.activitiesOf(xuid)));
    return found.flat().filter(({ sessionRef }) => scid === undefined || sameId(sessionRef.scid, scid));
  };

  const withSessions = async (handles: StoredHandle[]): Promise<FoundHandle[]> => {
    const found = await Promise.all(
      handles.map(async (each) => ({
        handle: each,
        session: await sessions.current(sessionKey(each.sessionRef)),
      })),
    );
    // Timers that ran just now may have ended an activity that was there before.
    return found.filter((each) => each.session === undefined || !handleEnded(each.handle, each.session));
  };

  return {
    handle,
    createHandle: async (request, who) => {
      const id = randomUUID();
      const sessionRef = { ...request.sessionRef, name: request.sessionRef.name ?? randomUUID() };
      const from = request.type === 'transfer' ? sessionKey(request.originSessionRef) : undefined;
      const origin = from === undefined ? undefined : await sessions.current(from);
      let made: StoredHandle | undefined;
      const rule = (session: StoredSession | undefined, now: number) => {
        made = newHandle(request, { id, sessionRef, session, origin }, who, now);
        const bumps = made.type === 'activity' || made.type === 'transfer';
        return { after: session && bumps ? withHandleMade(session) : session, answer: { status: 201 } };
      };
      await sessions.change(sessionKey(sessionRef), rule, who.xuid);
      if (!made) return { status: 404 };
      await store.writeHandle(made);
      for (const listener of listeners) listener(made, who);
      return { status: 201, json: made.body, location: `/handles/${id}` };
    },
    deleteHandle: async (id, who) => {
      const found = await handle(id);
      if (!found) return unknownHandle(id);
      if (!mayDelete(found, await sessions.current(sessionKey(found.sessionRef)), who))
        return { status: 403, text: NO_ACCESS, because: `handle of ${found.byXuid}` };
      await store.deleteHandle(id);
      return { status: 204 };
    },
    way: async ({ type, sessionRef, invitedXuid, originRef }, { xuid }) => {
      if (type === 'invite') return { sessionRef, invited: invitedXuid === xuid };
      if (type !== 'transfer' || !originRef) return { sessionRef, invited: type === 'search' };
      const origin = await sessions.current(sessionKey(originRef));
      if (origin && memberWith(origin, xuid)?.reserved === false) return { sessionRef, invited: true };
      const refused = `transfer: ${xuid} is no member of the origin session '${originRef.name}'`;
      return { sessionRef, invited: false, refused };
    },
    queryHandles: async (query, includes, people) => {
      if (query.type === 'activity') {
        const { xuids, people: list } = query.owners;
        const owners = xuids ?? (list ? people(list.monikerXuid, list.moniker) : []);
        const found = await withSessions(await ofOwners(owners, query.scid));
        return { status: 200, json: queryResults(found, includes) };
      }
      const { templateName, sessionMembers } = query;
      const handles = (await store.searchHandles(query.scid)).filter(
        ({ sessionRef }) => templateName === undefined || sameId(sessionRef.templateName, templateName),
      );
      const list = sessionMembers?.people;
      const wanted = list && new Set(people(list.monikerXuid, list.moniker));
      const found = (await withSessions(handles)).filter(
        ({ session }) =>
          !wanted || session?.members.some(({ constants }) => wanted.has(constants.system.xuid)),
      );
      return { status: 200, json: queryResults(searched(found, query), includes) };
    },
    onHandle: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const unknownHandle = (id: string): Answer => ({
  status: 404,
  text: `The requested handle '${id}' was not found.`,
});

/** Activity handles die with their owner's activity, search handles with their session. */
export const dropEndedHandles = (store: Store, { key, after }: Change): Soon<void> =>
  andThen(store.handlesOf(key), (handles) => {
    const ended = handles.filter((handle) => handleEnded(handle, after));
    return ended.length === 0 ? undefined : drop(store, ended);
  });

const drop = async (store: Store, handles: readonly StoredHandle[]): Promise<void> => {
  for (const { id } of handles) await store.deleteHandle(id);
};
