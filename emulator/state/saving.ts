import type { SteerableClock } from '../controls/clock.ts';
import type { Players } from '../players.ts';
import type { Trail } from '../trail.ts';
import { openSaveFile, type Saved, type SaveFile } from './save-file.ts';
import { playerState, type State } from './state.ts';

const AHEAD = 'clock.ahead';
const SECRET = 'tokens.secret';
const SANDBOXES = 'sandboxes';

export type Saving = {
  readonly file: SaveFile;
  readonly trail: Trail;
  /** What tokens of an earlier run were signed with. */
  readonly secret: string | undefined;
  /** Writes every later change of the players, and the secret that tokens are signed with. */
  begin(players: Players, secret: string): void;
  /** Writes a state in the place of all that is held, whole or not at all. `ahead`: the clock's lead by then. */
  replace(state: State, ahead: number): void;
  /** Runs an action whose change of the players the file has already. */
  quietly<Result>(action: () => Result): Result;
  noteClock(clock: SteerableClock): void;
  noteSandboxes(sandboxes: ReadonlyMap<string, string>): void;
};

/** Opens the file that `--save` names, and what it holds. Throws a sentence when it can't be used. */
export const openSaving = (
  path: string,
  log: (line: string) => void,
): { saving: Saving; saved: Saved | null } => {
  const file = openSaveFile(path);
  const saved = file.read();
  return { saving: savingTo(file, saved?.notes[SECRET], log), saved };
};

/** The state that a file held, for a clock that shows this time. */
export const stateSaved = ({ players, sessions, handles, notes }: Saved, now: number): State => ({
  version: 1,
  now: now + Number(notes[AHEAD] ?? 0),
  players: [...players],
  sandboxes: sandboxesIn(notes[SANDBOXES]),
  sessions: [...sessions],
  handles: [...handles],
});

const savingTo = (file: SaveFile, secretSaved: string | undefined, log: (line: string) => void): Saving => {
  let quiet = false;
  return {
    file,
    secret: secretSaved,
    trail: file.trail((error) => log(`A change could not be saved in the history: ${String(error)}`)),
    begin: (players, secret) => {
      file.putNote(SECRET, secret);
      if (secretSaved === undefined) file.putPlayers(players.all().map(playerState));
      players.onChange((player) => {
        if (quiet) return;
        if (player) file.putPlayer(playerState(player));
        else file.putPlayers(players.all().map(playerState));
      });
    },
    replace: ({ players, sessions, handles, sandboxes }, ahead) => {
      const notes = { [AHEAD]: String(ahead), [SANDBOXES]: JSON.stringify(sandboxes) };
      file.replace({ players, sessions, handles, notes });
    },
    quietly: (action) => {
      quiet = true;
      try {
        return action();
      } finally {
        quiet = false;
      }
    },
    noteClock: (clock) => file.putNote(AHEAD, String(clock.state().ahead)),
    noteSandboxes: (sandboxes) => file.putNote(SANDBOXES, JSON.stringify(Object.fromEntries(sandboxes))),
  };
};

const sandboxesIn = (text: string | undefined): Record<string, string> => {
  const found: Record<string, string> = {};
  const value: unknown = text === undefined ? {} : JSON.parse(text);
  for (const [scid, sandbox] of Object.entries(value ?? {})) found[scid] = String(sandbox);
  return found;
};
