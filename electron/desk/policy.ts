import type { Activation, Reason } from '../activation/activation.ts';
import type { Player } from '../players/player.ts';

/** What our own rules say about a link that could be followed. */
export type Verdict =
  | { kind: 'join'; player: Player }
  /** `player` is null where the link names nobody: which one, only the user knows. */
  | { kind: 'ask'; player: Player | null }
  | { kind: 'refuse'; reason: Reason };

const refuse = (code: 'other-account' | 'no-player', about?: string): Verdict => ({
  kind: 'refuse',
  reason: { kind: 'policy', code, ...(about !== undefined && { about }) },
});

/**
 * Who joins, and whether he is asked first. A link names the player it is for, and nobody else follows it
 * unasked. On the emulator joining is automatic; on Xbox Live it takes a click.
 */
export const verdictOn = async (
  link: NonNullable<Activation['link']>,
  players: { list(): Player[]; find(xuid: string): Promise<Player | null> },
): Promise<Verdict> => {
  if (link.to === null) {
    return players.list().length === 0 ? refuse('no-player') : { kind: 'ask', player: null };
  }
  const player = await players.find(link.to);
  if (player === null) return refuse('other-account', link.to);
  return player.directory === 'emulator' ? { kind: 'join', player } : { kind: 'ask', player };
};
