import { randomBytes } from 'node:crypto';
import type { Store } from '../store.ts';
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
  noteClock(): void;
  noteSandboxes(): void;
  take(): Promise<State>;
  put(state: State): Promise<void>;
  /** Whatever the action changes is saved as one, or not at all. */
  together(action: () => Promise<void>): Promise<void>;
  close(): void;
};

type Files = { readonly save?: string; readonly load?: string };

/**
 * Opens the save file, if there is to be one, puts back what it holds, and puts the state to begin with in
 * its place. What needs SQLite and schemas is loaded only where it is used: the ready line waits for it.
 */
export const openState = async (parts: StateParts, { save, load }: Files): Promise<OpenState> => {
  const saving = save === undefined ? null : (await import('./saving.ts')).startSaving(save);
  const secret = saving?.secret ?? randomBytes(32).toString('hex');
  try {
    return await opened(parts, saving, secret, load);
  } catch (error) {
    saving?.file.close();
    throw error;
  }
};

const opened = async (
  parts: StateParts,
  saving: Saving | null,
  secret: string,
  load: string | undefined,
): Promise<OpenState> => {
  const { clock, sandboxes } = parts;
  let store = parts.store;
  if (saving) {
    const { savedStore } = await import('./saved-store.ts');
    await saving.begin(parts, secret);
    store = savedStore(store, saving.file);
  }
  const whole: StateParts = { ...parts, store };
  const together = async (action: () => Promise<void>): Promise<void> =>
    saving ? saving.file.together(action) : action();
  const state: OpenState = {
    store,
    secret,
    savedSnapshots: saving?.snapshots ?? {},
    keepSnapshot: (name, text) => saving?.file.putSnapshot(name, text),
    noteClock: () => saving?.noteClock(clock),
    noteSandboxes: () => saving?.noteSandboxes(sandboxes),
    take: async () => (await import('./state.ts')).takeState(whole),
    put: (next) =>
      together(async () => {
        const { putState } = await import('./state.ts');
        await putState(whole, next);
        saving?.noteSandboxes(sandboxes);
        saving?.noteClock(clock);
      }),
    together,
    close: () => saving?.file.close(),
  };
  if (load !== undefined) await state.put((await import('./load.ts')).stateFromFile(load));
  return state;
};
