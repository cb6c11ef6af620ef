import { createHash } from 'node:crypto';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';

/** An identity that can call. */
export type Player = {
  readonly xuid: string;
  readonly gamertag: string;
  /** 32 hex digits: each player is on one device of his own. */
  readonly deviceToken: string;
  /** Xuids of the players who follow him. */
  readonly followers: ReadonlySet<string>;
};

export type Players = {
  all(): Player[];
  /** The player with this xuid; an unknown xuid becomes a player. */
  ensure(xuid: string): Player;
  /** Adds a player, or names one anew; without a xuid he gets the next free one. */
  add(gamertag: string, xuid?: string): Player;
  /** Back to the demo's players, who all follow one another. */
  reset(): void;
};

export const createPlayers = (): Players => {
  const players = new Map<string, Player>();
  const demo = Object.entries(DEMO_PLAYERS);

  const add = (gamertag: string, xuid: string, followers: ReadonlySet<string> = new Set()): Player => {
    const deviceToken = createHash('sha256').update(`device of ${xuid}`).digest('hex').slice(0, 32);
    const player = { xuid, gamertag, deviceToken, followers: players.get(xuid)?.followers ?? followers };
    players.set(xuid, player);
    return player;
  };
  const reset = (): void => {
    players.clear();
    for (const [gamertag, xuid] of demo)
      add(gamertag, xuid, new Set(demo.map(([, other]) => other).filter((other) => other !== xuid)));
  };
  const nextXuid = (): string => {
    let next = BigInt(DEMO_PLAYERS.Ada);
    while (players.has(String(next))) next += 1n;
    return String(next);
  };

  reset();
  return {
    all: () => [...players.values()],
    ensure: (xuid) => players.get(xuid) ?? add(`Player ${xuid.slice(-4)}`, xuid),
    add: (gamertag, xuid) => add(gamertag, xuid ?? nextXuid()),
    reset,
  };
};
