import { randomBytes } from 'node:crypto';
import { sessionKey } from '../../protocol/session-ref.ts';
import { memoryStore, type Store } from '../store.ts';
import type { Saving } from './saving.ts';
import type { State, StateParts } from './state.ts';

/** The emulator's state, in memory or saved. */
export type OpenState = {
  readonly store: Store;
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
  put(state: State): Promise<void>;
  /** Whatever the action changes is saved as one, or not at all. */
  together(action: () => Promise<void>): Promise<void>;
  close(): void;
};

type Parts = Omit<StateParts, 'store'>;
type Files = { readonly save?: string; readonly load?: string };

/**
 * Opens the save file, if there is to be one, puts back what it holds, and puts the state to begin with in
 * its place. What needs SQLite and schemas is loaded only where it is used: the ready line waits for it.
 */
export const openState = async (
  parts: Parts,
  { save, load }: Files,
  log: (line: string) => void,
): Promise<OpenState> => {
  const saving = save === undefined ? null : (await import('./saving.ts')).startSaving(save);
  const secret = saving?.secret ?? randomBytes(32).toString('hex');
  try {
    return await opened(parts, saving, { secret, load, log });
  } catch (error) {
    saving?.file.close();
    throw error;
  }
};

const opened = async (
  parts: Parts,
  saving: Saving | null,
  { secret, load, log }: { secret: string; load: string | undefined; log: (line: string) => void },
): Promise<OpenState> => {
  const { clock, sandboxes } = parts;
  /** What the file holds already needs no writing again. */
  let reading = true;
  let store = memoryStore((key, session) => {
    if (!reading) saving?.file.putSession(key, session);
  });
  if (saving) {
    const { savedStore } = await import('./saved-store.ts');
    await saving.begin({ ...parts, store }, secret);
    store = savedStore(store, saving.file);
  }
  reading = false;
  const whole: StateParts = { ...parts, store };
  const together = async (action: () => Promise<void>): Promise<void> =>
    saving ? saving.file.together(action) : action();
  const state: OpenState = {
    store,
    secret,
    savedSnapshots: saving?.snapshots ?? {},
    keepSnapshot: (name, text) => saving?.file.putSnapshot(name, text),
    lostConnections: await sessionsNaming(saving?.connections ?? [], store),
    keepConnection: (id, isOpen) => {
      try {
        saving?.file.putConnection(id, isOpen);
      } catch (error) {
        log(`The connection ${id} could not be saved: ${String(error)}`);
      }
    },
    noteClock: () => saving?.noteClock(clock),
    noteSandboxes: () => saving?.noteSandboxes(sandboxes),
    take: async () => (await import('./state.ts')).takeState(whole),
    put: async (next) => {
      const { putState } = await import('./state.ts');
      await together(async () => {
        await putState(whole, next);
        saving?.noteSandboxes(sandboxes);
        saving?.noteClock(clock);
      });
    },
    together,
    close: () => saving?.file.close(),
  };
  if (load !== undefined) await state.put((await import('./load.ts')).stateFromFile(load));
  return state;
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
