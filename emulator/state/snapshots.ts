import { parseJson } from '../../protocol/exact-json.ts';
import { State } from './state.ts';

/** States by name. */
export type Snapshots = {
  names(): { name: string; sessions: number; now: string }[];
  put(name: string, state: State): void;
  get(name: string): State | undefined;
  /** False when there is none of this name. */
  remove(name: string): boolean;
};

/** `keep` is told of each change: the text of a snapshot, or undefined when it is gone. */
export const createSnapshots = (
  keep: (name: string, text: string | undefined) => void,
  saved: Readonly<Record<string, string>> = {},
): Snapshots => {
  const snapshots = new Map(
    Object.entries(saved).map(([name, text]) => [name, State.parse(parseJson(text))]),
  );
  return {
    names: () =>
      [...snapshots].map(([name, { sessions, now }]) => ({
        name,
        sessions: sessions.length,
        now: new Date(now).toISOString(),
      })),
    put: (name, state) => {
      keep(name, JSON.stringify(state));
      snapshots.set(name, state);
    },
    get: (name) => snapshots.get(name),
    remove: (name) => {
      if (!snapshots.delete(name)) return false;
      keep(name, undefined);
      return true;
    },
  };
};
