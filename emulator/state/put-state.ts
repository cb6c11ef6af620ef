import type { PlayerState, State, StateParts } from './state.ts';

/**
 * Puts a state in the place of all that is there. A clock that is behind the state's time is set to it, since
 * sessions carry times. All of it happens before this returns; the promise is the store's form.
 */
export const putState = (
  { store, players, sandboxes, clock }: StateParts,
  { sessions, handles, ...state }: State,
): Promise<void> => {
  players.reset(state.players.map(playerOf));
  sandboxes.clear();
  for (const [scid, sandbox] of Object.entries(state.sandboxes)) sandboxes.set(scid, sandbox);
  clock.atLeast(state.now);
  return store.replace({ sessions, handles });
};

const playerOf = (player: PlayerState) => ({ ...player, people: new Set(player.people) });
