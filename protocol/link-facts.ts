import { decodeOnce } from './link-text.ts';
import type { ActivationLink } from './link-types.ts';
import { hasHarmfulCharacter } from './visible-text.ts';

/** A link's facts in one shape for every kind, null where it has none: what an activation keeps of its link. */
export type LinkFacts = {
  kind: ActivationLink['kind'];
  /** Lower case, without `:`. */
  scheme: string;
  /** Decimal string. */
  titleId: string | null;
  handle: string | null;
  /** Xuid of who invites, or whose game is joined. */
  from: string | null;
  /** Xuid of who is invited, or joins. */
  to: string | null;
  context: string | null;
  extra: [string, string][];
};

export const linkFacts = (link: ActivationLink): LinkFacts => ({
  kind: link.kind,
  scheme: link.scheme.name,
  titleId: link.scheme.titleId,
  handle: 'handle' in link ? link.handle : null,
  from: ('senderXuid' in link && link.senderXuid) || ('joineeXuid' in link && link.joineeXuid) || null,
  to: ('invitedXuid' in link && link.invitedXuid) || ('joinerXuid' in link && link.joinerXuid) || null,
  context: ('context' in link ? link.context : undefined) ?? null,
  extra: link.extra,
});

/**
 * What `context` says when it is decoded once more: some senders encode twice. Null where that changes
 * nothing, is a broken escape, or would bring out a control character.
 */
export const contextDecodedAgain = (context: string): string | null => {
  const again = decodeOnce(context);
  return again === null || again === context || hasHarmfulCharacter(again) ? null : again;
};
