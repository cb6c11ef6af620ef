import { randomBytes } from 'node:crypto';
import { sessionKey } from '../../protocol/session-ref.ts';
import { createHistory, type History } from '../history.ts';
import { createPlayers } from '../players.ts';
import { memoryStore, type Store } from '../store.ts';
import { memoryTrail } from '../trail.ts';
import { putState } from './put-state.ts';
import type { Saved } from './save-file.ts';
import type { Saving } from './saving.ts';
import type { State, StateParts } from './state.ts';

/** The emulator's state, in memory or saved. */
export type OpenState = {
  readonly store: Store;
  readonly history: History;
  /** What tokens are signed with. */
  readonly secret: string;
  /** Snapshots of the save file, as text by name. */
  readonly savedSnapshots: Readonly<Record<string, string>>;
  keepSnapshot(name: string, text: string | undefined): void;
  /** ConnectionIds that were open when the last process ended, with the keys of the sessions that name them. */
  readonly lostConnections: ReadonlyMap<string, readonly string[]>;
  /** Notes that a connection was opened, or that its loss was dealt with. Never throws. */
  keepConnection(id: string, isOpen: boolean): void;
  noteClock(): void;
  noteSandboxes(): void;
  take(): Promise<State>;
  /**
   * Puts a state in the place of all that is there, and forgets the history. Rejects, with nothing changed,
   * when the file can't take it.
   */
  put(state: State): Promise<void>;
  /** The same with the demo's players, nothing else, and the machine's time. */
  reset(): Promise<void>;
  close(): void;
};

type Parts = Omit<StateParts, 'store'>;
type Files = { readonly save?: string; readonly load?: string };
type Log = (line: string) => void;

/**
 * Opens the save file, if there is to be one, puts back what it holds, and puts the state to begin with in
 * its place. What needs SQLite and schemas is loaded only where it is used: the ready line waits for it.
 */
export const openState = async (parts: Parts, { save, load }: Files, log: Log): Promise<OpenState> => {
  if (save === undefined) {
    return withLoaded(await stateOf({ ...parts, store: memoryStore() }, null, null, log), load);
  }
  const { openSaving } = await import('./saving.ts');
  const { saving, saved } = openSaving(save, log);
  try {
    return await withLoaded(await openedFrom(parts, saving, saved, log), load);
  } catch (error) {
    saving.file.close();
    throw error;
  }
};

const withLoaded = async (state: OpenState, path: string | undefined): Promise<OpenState> => {
  if (path !== undefined) await state.put((await import('./load.ts')).stateFromFile(path));
  return state;
};

const openedFrom = async (
  parts: Parts,
  saving: Saving,
  saved: Saved | null,
  log: Log,
): Promise<OpenState> => {
  const memory = memoryStore(saving.file.putSession);
  const { savedStore } = await import('./saved-store.ts');
  const { stateSaved } = await import('./saving.ts');
  if (saved) await putState({ ...parts, store: memory }, stateSaved(saved, parts.clock.now()));
  return stateOf({ ...parts, store: savedStore(memory, saving.file) }, saving, saved, log);
};

const stateOf = async (
  parts: StateParts,
  saving: Saving | null,
  saved: Saved | null,
  log: Log,
): Promise<OpenState> => {
  const { players, clock, sandboxes, store } = parts;
  const history = createHistory(saving?.trail ?? memoryTrail());
  const secret = saving?.secret ?? randomBytes(32).toString('hex');
  saving?.begin(players, secret);
  const put = async (state: State, lead: number): Promise<void> => {
    saving?.replace(state, lead); // one transaction: from here on nothing fails, and nobody comes between
    await (saving ? saving.quietly(() => putState(parts, state)) : putState(parts, state));
    history.clear();
  };
  return {
    store,
    history,
    secret,
    savedSnapshots: saved?.snapshots ?? {},
    keepSnapshot: (name, text) => saving?.file.putSnapshot(name, text),
    lostConnections: await sessionsNaming(saved?.connections ?? [], store),
    keepConnection: (id, isOpen) => {
      try {
        saving?.file.putConnection(id, isOpen);
      } catch (error) {
        log(`The connection ${id} could not be saved: ${String(error)}`);
      }
    },
    noteClock: () => saving?.noteClock(clock),
    noteSandboxes: () => saving?.noteSandboxes(sandboxes),
    take: async () => (await import('./state.ts')).takeState(parts),
    put: (state) => put(state, clock.state().ahead + Math.max(0, state.now - clock.now())),
    reset: async () => {
      const { playerState } = await import('./state.ts');
      const demo = createPlayers().all().map(playerState);
      await put({ version: 1, now: 0, players: demo, sandboxes: {}, sessions: [], handles: [] }, 0);
      clock.reset();
    },
    close: () => saving?.file.close(),
  };
};

const sessionsNaming = async (
  connections: readonly string[],
  store: Store,
): Promise<ReadonlyMap<string, readonly string[]>> => {
  const found = new Map<string, string[]>(connections.map((id) => [id, []]));
  if (found.size === 0) return found;
  for (const { ref, members } of (await store.everything()).sessions)
    for (const { properties } of members)
      found.get(String(properties.system.connection))?.push(sessionKey(ref));
  return found;
};
