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
 * @param player the one that the link names, null where he is none of ours
 * @param anybody whether there are players at all
 */
export const verdictOn = (
  link: NonNullable<Activation['link']>,
  player: Player | null,
  anybody: boolean,
): Verdict => {
  if (link.to === null) return anybody ? { kind: 'ask', player: null } : refuse('no-player');
  if (player === null) return refuse('other-account', link.to);
  return player.directory === 'emulator' ? { kind: 'join', player } : { kind: 'ask', player };
};
