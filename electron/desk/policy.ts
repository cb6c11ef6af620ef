import { DEMO_TITLE } from '../../protocol/demo-title.ts';
import { agreedTitle } from '../../protocol/handle-doubts.ts';
import type { HandleFacts } from '../../protocol/handle-facts.ts';
import type { Activation, Reason } from '../activation/activation.ts';
import type { Player } from '../players/player.ts';

type Link = NonNullable<Activation['link']>;
/** Decimal ids of the titles whose links the user lets join without a question. */
type Trusted = ReadonlySet<string>;

/** What our own rules say about a link that could be followed. */
export type Verdict =
  | { kind: 'join'; player: Player }
  /**
   * `player` is who is asked about. Where the link names nobody it is the first on Xbox Live, as whom the handle is
   * looked at; null where nobody of ours is there, or the title is the emulator's own: which one joins, only the user
   * knows. `unlessTrusted`: it is joined all the same when the service says that the handle is of a trusted title.
   */
  | { kind: 'ask'; player: Player | null; unlessTrusted: boolean }
  | { kind: 'refuse'; reason: Reason };

const refuse = (code: 'other-account' | 'no-player', about?: string): Verdict => ({
  kind: 'refuse',
  reason: { kind: 'policy', code, ...(about !== undefined && { about }) },
});

/** The scheme that all titles share claims none: which one it is, the handle alone says. */
const mayBeTrusted = ({ titleId }: Link, trusted: Trusted): boolean =>
  titleId === null ? trusted.size > 0 : trusted.has(titleId);

const firstFor = ({ titleId }: Link, players: readonly Player[]): Player | null =>
  titleId === DEMO_TITLE.titleId
    ? null
    : (players.find(({ directory }) => directory === 'xbox-live') ?? null);

/**
 * Who joins, and whether he is asked first. A link names the player it is for, and nobody else follows it
 * unasked. On the emulator joining is automatic; on Xbox Live it takes a click, or a title that the user trusts.
 * @param player the one that the link names, null where he is none of ours
 * @param players all there are, in the order in which the user sees them
 */
export const verdictOn = (
  link: Link,
  player: Player | null,
  players: readonly Player[],
  trusted: Trusted,
): Verdict => {
  if (link.to === null && players.length === 0) return refuse('no-player');
  if (link.to === null) return { kind: 'ask', player: firstFor(link, players), unlessTrusted: false };
  if (player === null) return refuse('other-account', link.to);
  if (player.directory === 'emulator') return { kind: 'join', player };
  return { kind: 'ask', player, unlessTrusted: mayBeTrusted(link, trusted) };
};

/**
 * Whether a link may be joined without a question, by what the service says of its handle. The title in the link
 * is the link's own claim and counts for nothing alone; nor is a link trusted that says anything else than the
 * service does.
 */
export const joinsUnasked = (link: Link, handle: HandleFacts, trusted: Trusted): boolean => {
  const title = agreedTitle(link, handle);
  return title !== null && trusted.has(title);
};
