import type { SteerableClock } from '../controls/clock.ts';
import type { Players } from '../players.ts';
import { openSaveFile, type SaveFile } from './save-file.ts';
import { playerState, putState, type StateParts } from './state.ts';

const AHEAD = 'clock.ahead';
const SECRET = 'tokens.secret';
const SANDBOXES = 'sandboxes';

export type Saving = {
  readonly file: SaveFile;
  /** The secret that tokens of an earlier run were signed with. */
  readonly secret: string | undefined;
  readonly snapshots: Readonly<Record<string, string>>;
  /** ConnectionIds that were open when the last process ended. */
  readonly connections: readonly string[];
  /** Puts back what the file holds, then writes every later change of the players into it. */
  begin(parts: StateParts, secret: string): Promise<void>;
  noteClock(clock: SteerableClock): void;
  noteSandboxes(sandboxes: ReadonlyMap<string, string>): void;
};

/** Opens the file that `--save` names. Throws a sentence when it can't be used. */
export const startSaving = (path: string): Saving => {
  const file = openSaveFile(path);
  const saved = file.read();
  const notes = saved?.notes ?? {};
  const noteSandboxes = (sandboxes: ReadonlyMap<string, string>): void =>
    file.putNote(SANDBOXES, JSON.stringify(Object.fromEntries(sandboxes)));
  return {
    file,
    secret: notes[SECRET],
    snapshots: saved?.snapshots ?? {},
    connections: saved?.connections ?? [],
    begin: async (parts, secret) => {
      const { players, clock } = parts;
      file.putNote(SECRET, secret);
      if (saved) {
        const { sessions, handles } = saved;
        const now = clock.now() + Number(notes[AHEAD] ?? 0);
        const sandboxes = sandboxesIn(notes[SANDBOXES]);
        await putState(parts, { version: 1, now, players: saved.players, sandboxes, sessions, handles });
      } else file.putPlayers(players.all().map(playerState));
      keepPlayers(players, file);
    },
    noteClock: (clock) => file.putNote(AHEAD, String(clock.state().ahead)),
    noteSandboxes,
  };
};

const sandboxesIn = (text: string | undefined): Record<string, string> => {
  const found: Record<string, string> = {};
  const value: unknown = text === undefined ? {} : JSON.parse(text);
  for (const [scid, sandbox] of Object.entries(value ?? {})) found[scid] = String(sandbox);
  return found;
};

const keepPlayers = (players: Players, file: SaveFile): void =>
  players.onChange((player) => {
    if (player) file.putPlayer(playerState(player));
    else file.putPlayers(players.all().map(playerState));
  });
