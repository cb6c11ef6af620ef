import { createHash } from 'node:crypto';
import { DEMO_PLAYERS } from '../protocol/demo-title.ts';

export type Privileges = {
  /** May take part in multiplayer sessions. */
  readonly multiplayer: boolean;
  /** May speak with others, which sending an invite is. */
  readonly communicate: boolean;
};

/** An identity that can call. */
export type Player = {
  readonly xuid: string;
  readonly gamertag: string;
  /** Hex digits; each player is on one device of his own, unless it is said that two share one. */
  readonly deviceToken: string;
  /** On a console, and so able to use sessions without `userAuthorizationStyle`. */
  readonly console: boolean;
  /** Xuids of the players whom he follows: his people list. */
  readonly people: ReadonlySet<string>;
  /** Xuids of the players who follow him. */
  readonly followers: ReadonlySet<string>;
  readonly privileges: Privileges;
  /** The sandbox that his account is in; null: any. */
  readonly sandbox: string | null;
  /** The XErr code that his sign-in is refused with; null: it is not. */
  readonly xerr: number | null;
};

/** What can be said of a player; the rest follows from his xuid and from the others. */
export type PlayerFields = Partial<Omit<Player, 'xuid' | 'followers'>>;

type Named = PlayerFields & { readonly xuid: string };

export type Players = {
  all(): Player[];
  get(xuid: string): Player | undefined;
  /** The player with this xuid; an unknown xuid becomes a player. */
  ensure(xuid: string): Player;
  /** Adds a player, or changes what is named of one; without a xuid he gets the next free one. */
  add(fields: PlayerFields, xuid?: string): Player;
  /** Nobody follows him any more; false when there is none of this xuid. */
  remove(xuid: string): boolean;
  /** Exactly these players; without any, the demo's, who all follow one another. */
  reset(players?: Named[]): void;
  /** Called with every player who was added or changed, and with null when all were replaced or one was removed. */
  onChange(listener: (player: Player | null) => void): void;
};

const NOBODY: ReadonlySet<string> = new Set();
const ALL_PRIVILEGES: Privileges = { multiplayer: true, communicate: true };

export const createPlayers = (): Players => {
  const players = new Map<string, Player>();
  const followers = new Map<string, Set<string>>();
  const listeners: ((player: Player | null) => void)[] = [];
  const demo = Object.entries(DEMO_PLAYERS);

  const follow = (xuid: string, other: string, follows: boolean): void => {
    const his = followers.get(other) ?? new Set();
    if (follows) his.add(xuid);
    else his.delete(xuid);
    followers.set(other, his);
    const player = players.get(other);
    if (player && player.followers !== his) players.set(other, { ...player, followers: his });
  };
  const put = (xuid: string, fields: PlayerFields): Player => {
    const was = players.get(xuid);
    const people = fields.people ?? was?.people ?? NOBODY;
    const player: Player = {
      xuid,
      gamertag: fields.gamertag ?? was?.gamertag ?? `Player ${xuid.slice(-4)}`,
      deviceToken: fields.deviceToken ?? was?.deviceToken ?? deviceOf(xuid),
      console: fields.console ?? was?.console ?? false,
      people,
      followers: followers.get(xuid) ?? NOBODY,
      privileges: fields.privileges ?? was?.privileges ?? ALL_PRIVILEGES,
      sandbox: fields.sandbox === undefined ? (was?.sandbox ?? null) : fields.sandbox,
      xerr: fields.xerr === undefined ? (was?.xerr ?? null) : fields.xerr,
    };
    players.set(xuid, player);
    for (const other of was?.people ?? NOBODY) if (!people.has(other)) follow(xuid, other, false);
    for (const other of people) follow(xuid, other, true);
    return player;
  };
  const add = (xuid: string, fields: PlayerFields): Player => {
    const player = put(xuid, fields);
    for (const listener of listeners) listener(player);
    return player;
  };
  const remove = (xuid: string): boolean => {
    const gone = players.get(xuid);
    if (!gone) return false;
    for (const follower of [...gone.followers]) {
      const other = players.get(follower);
      if (other) put(follower, { people: new Set([...other.people].filter((each) => each !== xuid)) });
    }
    for (const other of gone.people) follow(xuid, other, false);
    players.delete(xuid);
    followers.delete(xuid);
    for (const listener of listeners) listener(null);
    return true;
  };
  const reset = (wanted?: Named[]): void => {
    players.clear();
    followers.clear();
    if (wanted) for (const player of wanted) put(player.xuid, player);
    else for (const [gamertag, xuid] of demo) put(xuid, { gamertag, people: everybodyBut(xuid) });
    for (const listener of listeners) listener(null);
  };
  const everybodyBut = (xuid: string): Set<string> =>
    new Set(demo.map(([, other]) => other).filter((other) => other !== xuid));
  const nextXuid = (): string => {
    let next = BigInt(DEMO_PLAYERS.Ada);
    while (players.has(String(next))) next += 1n;
    return String(next);
  };

  reset();
  return {
    all: () => [...players.values()],
    get: (xuid) => players.get(xuid),
    ensure: (xuid) => players.get(xuid) ?? add(xuid, {}),
    add: (fields, xuid) => add(xuid ?? nextXuid(), fields),
    remove,
    reset,
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
};

const deviceOf = (xuid: string): string =>
  createHash('sha256').update(`device of ${xuid}`).digest('hex').slice(0, 32);
