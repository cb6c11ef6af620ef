import type { TFunction } from 'i18next';
import type { Player } from '../../electron/ipc/contract.ts';
import type { Mirror } from '../store/mirror.ts';
import { nameOf } from './who.ts';

/** The player with that xuid, as whom one acts; an account before a player of the emulator with the same xuid. */
export const playerOf = (players: readonly Player[], xuid: string): Player | undefined => {
  const same = players.filter((player) => player.xuid === xuid);
  return same.find(({ directory }) => directory === 'xbox-live') ?? same[0];
};

/** The sandbox beside a player's name; null for players of the emulator, who are in all of them. */
export const sandboxText = (t: TFunction, { directory, sandbox }: Player): string | null =>
  directory === 'emulator' ? null : (sandbox ?? t('players.noSandbox'));

/** "Bea · XDKS.1": a player where one is chosen. */
export const playerLabel = (t: TFunction, player: Player): string => {
  const sandbox = sandboxText(t, player);
  return sandbox === null ? player.gamertag : t('players.inSandbox', { who: player.gamertag, sandbox });
};

/** The same for the one who acts, who may be a player no longer. */
export const actingAs = (
  t: TFunction,
  players: readonly Player[],
  names: Mirror['gamertags'],
  xuid: string,
): string => {
  const player = playerOf(players, xuid);
  return player ? playerLabel(t, player) : nameOf(names, xuid);
};
